import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flatForms } from './flat.ts';
import type { FormContent, ResponseItem } from './form.ts';

const form: FormContent = {
  item: [
    { linkId: 'name', text: 'Your dog’s name', type: 'string', required: true, maxLength: 10 },
    { linkId: 'story', text: 'What happened', type: 'text' },
    { linkId: 'before', text: 'Been here before?', type: 'boolean', required: true },
    { linkId: 'side', text: 'Which side', type: 'choice', answerOption: [{ valueCoding: { code: 'l', display: 'Left' } }, { valueString: 'Right' }] },
  ],
};
const check = (items: ResponseItem[], isComplete = true) => {
  const { items: kept, issues } = flatForms.check(form, items, isComplete);
  return { kept, issues: issues.map(({ path, code }) => `${path} ${code}`) };
};

test('C11 a complete form has every answer that is required; a draft may lack anything', () => {
  assert.deepEqual(check([]).issues, ['/item/-/name form-required', '/item/-/before form-required']);
  assert.deepEqual(check([{ linkId: 'name', answer: [{ valueString: '  ' }] }]).issues, ['/item/0/answer form-required', '/item/-/before form-required']);
  assert.deepEqual(check([], false).issues, []);
  const fine = [{ linkId: 'before', answer: [{ valueBoolean: false }] }, { linkId: 'name', answer: [{ valueString: ' Rex ' }] }];
  assert.deepEqual(check(fine), { issues: [], kept: [{ linkId: 'name', answer: [{ valueString: 'Rex' }] }, { linkId: 'before', answer: [{ valueBoolean: false }] }] });
});

test('C11 answers that the form doesn’t take are named by their place, in drafts too', () => {
  const wrong: ResponseItem[] = [
    { linkId: 'name', answer: [{ valueString: 'longer than ten' }] },
    { linkId: 'before', answer: [{ valueString: 'yes' }] },
    { linkId: 'side', answer: [{ valueString: 'Middle' }] },
    { linkId: 'nothing', answer: [] },
    { linkId: 'name', answer: [] },
    { linkId: 'story', answer: [{ valueString: 'a' }, { valueString: 'b' }] },
  ];
  assert.deepEqual(check(wrong, false).issues, [
    '/item/0/answer/0 form-too-long', '/item/1/answer/0 form-answer-type', '/item/2/answer/0 form-option', '/item/3/linkId form-item', '/item/4/linkId form-item-twice', '/item/5/answer/1 form-answers',
  ]);
});

test('C11 what was chosen is kept in the form’s own words', () => {
  assert.deepEqual(check([{ linkId: 'side', answer: [{ valueCoding: { code: 'l', display: '<b>Right</b>' } }] }], false).kept, [{ linkId: 'side', answer: [{ valueCoding: { code: 'l', display: 'Left' } }] }]);
});

test('C11 what can’t be asked yet is named', () => {
  const issues = flatForms.unsupported({
    item: [
      { linkId: 'a', text: 'A', type: 'group' },
      { linkId: 'a', text: 'A', type: 'choice' },
      { linkId: 'b', text: 'B', type: 'string', answerOption: [{ valueString: 'x' }] },
      { linkId: 'c', text: 'C', type: 'choice', answerOption: [{ valueCoding: {} }] },
    ],
  });
  assert.deepEqual(issues.map(({ path, code }) => `${path} ${code}`), [
    '/item/0/type form-unsupported', '/item/1/linkId form-link-id', '/item/1/answerOption form-options-needed', '/item/2/answerOption form-options-surplus', '/item/3/answerOption/0 form-option-empty',
  ]);
  assert.deepEqual(flatForms.unsupported(form), []);
});

test('C11 whatever was kept once is kept again, without complaint', () => {
  const answer = fc.oneof(fc.record({ valueString: fc.string({ maxLength: 15 }) }), fc.record({ valueBoolean: fc.boolean() }), fc.record({ valueCoding: fc.record({ code: fc.constantFrom('l', 'r') }) }));
  const items = fc.array(fc.record({ linkId: fc.constantFrom('name', 'story', 'before', 'side', 'no'), answer: fc.array(answer, { maxLength: 2 }) }), { maxLength: 6 });
  fc.assert(
    fc.property(items, (sent) => {
      const first = flatForms.check(form, sent, false);
      if (first.issues.length > 0) return;
      assert.deepEqual(flatForms.check(form, first.items, false), { items: first.items, issues: [] });
    }),
    { seed: 11 },
  );
});
