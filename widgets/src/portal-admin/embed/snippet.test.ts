import { expect } from '@open-wc/testing';
import { policy, roomLines, snippet, type ChosenTag } from './snippet.ts';
import { embedTags, rooms } from './tags.ts';

const api = 'https://portal.example.com';
const tags: readonly ChosenTag[] = [{ name: 'portal-booking', attributes: { location: 'a"b<c' } }, { name: 'portal-invoices', attributes: { filter: 'all' } }];
const key = 'pk_live_abc';

describe('what is pasted', () => {
  it('A8 A1 every format has the script with the key, room for the tags, and the tags with their attributes written safely', () => {
    for (const format of ['html', 'wordpress', 'react', 'vue'] as const) {
      const text = snippet({ api, key, tags, format });
      expect(text).to.include('<script type="module" src="https://portal.example.com/embed/portico.js" data-key="pk_live_abc"></script>');
      expect(text).to.include('portal-booking { display: block; min-height: 40rem }');
      expect(text).to.include('<portal-booking location="a&quot;b&lt;c"></portal-booking>');
      expect(text).to.include('<portal-invoices filter="all"></portal-invoices>');
    }
    expect(snippet({ api, key, tags, format: 'vue' })).to.include('isCustomElement');
    expect(roomLines([{ name: 'portal-login', attributes: { display: 'button' } }])).to.equal('portal-login[display="button"] { display: block; min-width: 7.75rem; min-height: 3rem }');
  });

  it('A8 the room of each tag is what the README prints, and every attribute is one that the tag has', async () => {
    const readme = await (await fetch('/README.md')).text();
    const printed = [...readme.matchAll(/^(portal-[a-z-]+) \{ display: block; (min-height: \d+rem) \}$/gm)].map(([, name, room]) => [name, room]);
    expect(Object.fromEntries(printed)).to.deep.equal(rooms);
    const { modules }: { modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[] } = await (await fetch('/widgets/custom-elements.json')).json();
    const all = new Map(modules.flatMap(({ declarations = [] }) => declarations).map(({ tagName, attributes = [] }) => [tagName, attributes.map(({ name }) => name)]));
    for (const { name, options, room } of embedTags()) {
      expect(room, name).to.match(/^min-height: /);
      for (const { attribute } of options) expect(all.get(name), name).to.include(attribute);
    }
  });

  it('A8 A9 the policy is the README’s, and Stripe’s where the clinic has it', async () => {
    const readme = await (await fetch('/README.md')).text();
    expect(readme).to.include(policy({ api, hasStripe: false }));
    const stripe = policy({ api, hasStripe: true });
    for (const words of ['script-src https://portal.example.com https://js.stripe.com;', 'connect-src https://portal.example.com https://api.stripe.com;', 'frame-src https://js.stripe.com https://hooks.stripe.com;']) expect(stripe).to.include(words);
    expect(stripe).not.to.include('require-trusted-types-for');
  });
});
