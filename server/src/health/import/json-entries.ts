const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openList = 0x5b;
const closeList = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

/** What one entry of a bundle may be: larger or deeper ones are passed over without being held in memory. */
export interface Limits {
  readonly entryBytes: number;
  readonly depth: number;
  /** Of everything outside the entries, or of a resource that is no bundle. */
  readonly headBytes: number;
}

/** The limits of every import, over HTTP and from files. */
const importLimits: Limits = { entryBytes: 5 * 1024 * 1024, depth: 100, headBytes: 16 * 1024 * 1024 };

/** The text of one entry, or why it isn't read. */
export type EntryText = { readonly text: string } | { readonly refused: 'too-large' | 'too-deep' };

/** The document can't be read as JSON at all: it ends too early, goes on too long, or isn't an object. */
export class NotOneObject extends Error {
  override name = 'NotOneObject';
}

/** Outside its entries the document is deeper than anything may be: whoever walks through it would fall. */
export class TooDeep extends NotOneObject {
  override name = 'TooDeep';
}

/**
 * Takes a JSON document apart while it streams by: the elements of the `entry` list at its top, one after the other, and
 * the document without them. It only follows strings and brackets; each piece is parsed by whoever wants it. This holds
 * one entry in memory, whatever the size of the file, and costs a tenth of a token parser.
 */
export class JsonEntries {
  private readonly limits: Limits;
  private readonly head: Pieces;
  private entry: Pieces;
  private depth = 0;
  private deepest = 0;
  private inString = false;
  private escaped = false;
  /** The last string that began at the top of the document: the key, once a colon follows. */
  private word: number[] | null = null;
  private key = '';
  private state: 'before' | 'top' | 'entries' | 'after' = 'before';

  constructor(limits: Limits = importLimits) {
    this.limits = limits;
    this.head = new Pieces(limits.headBytes);
    this.entry = new Pieces(limits.entryBytes);
  }

  /** Reads on; gives every entry that ends in this piece. @throws NotOneObject, TooDeep */
  *push(chunk: Buffer): Generator<EntryText> {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.inString) {
        at = this.stringEnd(chunk, at);
        continue;
      }
      const byte = chunk[at] ?? 0;
      if (byte === quote) {
        this.inString = true;
        this.word = this.state === 'top' && this.depth === 1 ? [] : null;
        if (this.state === 'before' || this.state === 'after') throw new NotOneObject();
        continue;
      }
      if (byte <= 0x20 || this.isByteOrderMark(byte)) continue;
      const ends = this.state === 'entries' && this.depth === 2 && (byte === comma || byte === closeList);
      if (ends) {
        this.entry.add(chunk, from, at);
        from = byte === comma ? at + 1 : at;
        yield* this.endEntry(byte === comma);
      }
      const begins = this.structure(byte);
      if (begins) {
        this.head.add(chunk, from, at + 1);
        from = at + 1;
      }
    }
    (this.state === 'entries' ? this.entry : this.head).add(chunk, from, chunk.length);
  }

  /** The document without its entries. @throws NotOneObject — it isn't over, or larger than a head may be */
  end(): string {
    if (this.state !== 'after' || this.head.isFull) throw new NotOneObject();
    return this.head.text().replace(/^\uFEFF/, '');
  }

  /** Where the string ends in this piece, or the last byte of the piece. Leaps from quote to quote: most bytes are in strings. */
  private stringEnd(chunk: Buffer, from: number): number {
    for (let at = from; ;) {
      const next = chunk.indexOf(quote, at);
      const until = next < 0 ? chunk.length : next;
      const slashes = backslashesBefore(chunk, at, until);
      // A run of backslashes that began in the piece before goes on here.
      const isEscaped = (slashes % 2 === 1) !== (this.escaped && slashes === until - at);
      if (this.word && this.word.length < 8) this.word.push(...chunk.subarray(at, Math.min(until + 1, at + 8)));
      this.escaped = next < 0 && isEscaped;
      if (next < 0) return chunk.length - 1;
      if (!isEscaped) {
        this.inString = false;
        return next;
      }
      at = next + 1;
    }
  }

  /** Follows brackets and keys; true where the list of entries begins. */
  private structure(byte: number): boolean {
    if (this.state === 'after' || (this.state === 'before' && byte !== openBrace)) throw new NotOneObject();
    if (byte === openBrace || byte === openList) {
      const begins = byte === openList && this.state === 'top' && this.depth === 1 && this.key === 'entry"';
      this.depth += 1;
      this.deepest = begins ? this.depth : Math.max(this.deepest, this.depth);
      if (this.state !== 'entries' && this.depth > this.limits.depth) throw new TooDeep();
      if (this.state === 'before') this.state = 'top';
      if (begins) this.state = 'entries';
      return begins;
    }
    if (byte === closeBrace || byte === closeList) {
      this.depth -= 1;
      if (this.state === 'entries' && this.depth === 1) this.state = 'top';
      else if (this.state === 'entries' && this.depth < 1) throw new NotOneObject();
      if (this.depth === 0) this.state = 'after';
    } else if (byte === colon && this.depth === 1) this.key = String.fromCharCode(...(this.word ?? []));
    else if (byte === comma && this.depth === 1) this.key = '';
    return false;
  }

  /** An empty list has no entry, but what stands before a comma always is one. */
  private *endEntry(beforeComma: boolean): Generator<EntryText> {
    const { entry, deepest } = this;
    this.entry = new Pieces(this.limits.entryBytes);
    this.deepest = this.depth;
    if (entry.isFull) yield { refused: 'too-large' };
    else if (deepest > this.limits.depth) yield { refused: 'too-deep' };
    else {
      const text = entry.text().trim();
      if (text !== '' || beforeComma) yield { text };
    }
  }

  private isByteOrderMark(byte: number): boolean {
    return this.state === 'before' && (byte === 0xef || byte === 0xbb || byte === 0xbf);
  }
}

function backslashesBefore(chunk: Buffer, from: number, until: number): number {
  let count = 0;
  while (until - count > from && chunk[until - count - 1] === backslash) count += 1;
  return count;
}

/** Pieces of a text that come one after the other; beyond the limit they are dropped. */
class Pieces {
  isFull = false;
  private readonly limit: number;
  private pieces: Buffer[] = [];
  private bytes = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  add(chunk: Buffer, from: number, to: number): void {
    this.bytes += to - from;
    if (this.bytes > this.limit) {
      this.isFull = true;
      this.pieces = [];
    } else if (to > from) this.pieces.push(chunk.subarray(from, to));
  }

  text(): string {
    return (this.pieces.length === 1 ? this.pieces[0] : Buffer.concat(this.pieces))?.toString('utf8') ?? '';
  }
}
