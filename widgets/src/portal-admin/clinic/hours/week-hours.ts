import type { Ok } from '../../../portal/client.ts';
import { clockText } from '../../week/week-frame.ts';
import type { Span } from '../../week/placed.ts';

/** Hours of one weekday as the API keeps them. */
export type Rule = Ok<'/v1/admin/schedules/{practitionerId}/locations/{locationId}'>['rules'][number];

/** Working hours, or portal hours inside them. */
export type BlockKind = 'works' | 'portal';

/** Hours as they are drawn: a piece of one weekday, Monday is 0. */
export interface Block extends Span, Pick<Rule, 'effectiveFrom' | 'effectiveTo' | 'appointmentTypeIds'> {
  readonly key: number;
  readonly day: number;
  readonly kind: BlockKind;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** The grid on which hours are drawn, and the shortest ones. */
export const stepMinutes = 15;
export const dayEnd = 1440;

const always = { effectiveFrom: null, effectiveTo: null, appointmentTypeIds: null };
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);
const holds = (outer: Block, inner: Block) => outer.kind === 'works' && outer.day === inner.day && outer.from <= inner.from && inner.until <= outer.until;
const nextKey = (blocks: readonly Block[]) => Math.max(0, ...blocks.map(({ key }) => key)) + 1;

/** The rules as blocks. Portal hours that stand alone have working hours around them: they are offered either way. */
export function blocksOf(rules: readonly Rule[]): readonly Block[] {
  const blocks = rules.map(({ weekday, start, end, portal, ...rest }, key): Block => ({
    ...rest, key, day: weekdays.indexOf(weekday), from: minutesOf(start), until: minutesOf(end), kind: portal ? 'portal' : 'works',
  }));
  const alone = blocks.filter((one) => one.kind === 'portal' && !blocks.some((other) => holds(other, one)));
  return [...blocks, ...alone.map((one, i): Block => ({ ...one, key: rules.length + i, kind: 'works' }))];
}

/** What is sent: day by day, hour by hour; what reaches into each other is one. */
export function rulesOf(blocks: readonly Block[]): Rule[] {
  const sorted = [...blocks].sort((a, b) => a.day - b.day || a.from - b.from || Number(a.kind === 'portal') - Number(b.kind === 'portal') || a.until - b.until);
  const joined: Block[] = [];
  for (const one of sorted) {
    const at = joined.findIndex((other) => isOneWith(other, one));
    const other = joined[at];
    if (other) joined[at] = { ...other, until: Math.max(other.until, one.until) };
    else joined.push(one);
  }
  return joined.map(({ day, from, until, kind, effectiveFrom, effectiveTo, appointmentTypeIds }) => ({
    weekday: weekdays[day] ?? 'mon', start: clockText(from), end: clockText(until), portal: kind === 'portal', effectiveFrom, effectiveTo, appointmentTypeIds,
  }));
}

const isOneWith = (a: Block, b: Block) =>
  a.day === b.day && a.kind === b.kind && b.from <= a.until && a.effectiveFrom === b.effectiveFrom && a.effectiveTo === b.effectiveTo &&
  JSON.stringify(a.appointmentTypeIds) === JSON.stringify(b.appointmentTypeIds);

/** The working hours in which portal hours lie. */
export const holderOf = (blocks: readonly Block[], one: Block) => blocks.find((other) => other.key !== one.key && holds(other, one));

/** The same week with one more block; portal hours are cut to the working hours in which they begin, and none without those. */
export function withBlock(blocks: readonly Block[], { day, from, until, kind }: Pick<Block, 'day' | 'from' | 'until' | 'kind'>): { blocks: readonly Block[]; key: number | undefined } {
  const key = nextKey(blocks);
  const span = { from: within(from, 0, dayEnd - stepMinutes), until: within(until, stepMinutes, dayEnd) };
  if (kind === 'works') return { blocks: [...blocks, { ...always, ...span, key, day, kind }], key };
  const holder = blocks.find((one) => one.kind === 'works' && one.day === day && one.from <= span.from && span.from < one.until);
  if (!holder) return { blocks, key: undefined };
  return { blocks: [...blocks, { ...holder, from: span.from, until: Math.min(span.until, holder.until), key, kind }], key };
}

/** The same week with a block at other times, perhaps on another day. Portal hours stay inside working hours, and go with theirs. */
export function changed(blocks: readonly Block[], key: number, to: Pick<Block, 'day' | 'from' | 'until'>): readonly Block[] {
  const one = blocks.find((block) => block.key === key);
  if (!one || to.from < 0 || to.until > dayEnd || to.until - to.from < 5) return blocks;
  return one.kind === 'works' ? worksChanged(blocks, one, to) : portalChanged(blocks, one, to);
}

function portalChanged(blocks: readonly Block[], one: Block, to: Pick<Block, 'day' | 'from' | 'until'>) {
  const room = to.day === one.day ? holderOf(blocks, one) : blocks.find((block) => holds(block, { ...one, ...to }));
  if (!room) return blocks;
  const isMove = to.until - to.from === one.until - one.from;
  const from = isMove ? within(to.from, room.from, room.until - (one.until - one.from)) : within(to.from, room.from, room.until - 5);
  const until = isMove ? from + one.until - one.from : within(to.until, from + 5, room.until);
  return replaced(blocks, { ...one, day: to.day, from, until });
}

function worksChanged(blocks: readonly Block[], one: Block, to: Pick<Block, 'day' | 'from' | 'until'>) {
  const inside = blocks.filter((block) => block.kind === 'portal' && holderOf(blocks, block)?.key === one.key);
  const isMove = to.until - to.from === one.until - one.from;
  const shift = isMove ? to.from - one.from : 0;
  const kept = blocks.flatMap((block) => {
    if (!inside.includes(block)) return block;
    const from = Math.max(block.from + shift, to.from);
    const until = Math.min(block.until + shift, to.until);
    return until > from ? { ...block, day: to.day, from, until } : [];
  });
  return replaced(kept, { ...one, ...to });
}

const replaced = (blocks: readonly Block[], one: Block) => blocks.map((block) => (block.key === one.key ? one : block));

/** The same week without a block; portal hours go with the working hours around them. */
export function without(blocks: readonly Block[], key: number): readonly Block[] {
  const left = blocks.filter((block) => block.key !== key);
  return left.filter((block) => block.kind === 'works' || holderOf(left, block));
}

/** The hours worth drawing: all that is there, and the usual day. */
export function rangeOf(blocks: readonly Block[]): Span {
  const from = Math.min(8 * 60, ...blocks.map((one) => one.from));
  const until = Math.max(18 * 60, ...blocks.map((one) => one.until));
  return { from: Math.max(0, Math.floor(from / 60) * 60 - 60), until: Math.min(dayEnd, Math.ceil(until / 60) * 60 + 60) };
}
