import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import { fakePortal } from '../portal/testing.ts';
import { allByRole, settled } from '../testing/find.ts';
import '../portal-login/portal-login.ts';
import { richNodes } from './rich-nodes.ts';

const markupOf = (text: string) => {
  const box = document.createElement('div');
  box.append(richNodes(text, 2));
  return box.innerHTML;
};

async function login(message?: object) {
  const portal = await fakePortal({
    routes: { 'GET /v1/messages/{name}': message },
    portal: { messages: message ? ['loginPage'] : [] },
  });
  const tag = await fixture<HTMLElement>(html`<portal-login></portal-login>`, portal.options);
  return { portal, tag };
}

describe('clinic message', () => {
  it('G4 messages.loginPage stands under the form in the clinic’s words, with its headings in the page’s outline', async () => {
    const { tag } = await login({ html: '<h2>New here?</h2><p>Call <a href="tel:+14165550100">us</a> &amp; ask.</p>', language: 'en', video: null });
    const part = await settled(() => tag.shadowRoot?.querySelector('portal-part-message .rich'));
    expect(part.querySelector('h3')?.textContent).to.equal('New here?');
    expect(part.querySelector('a')?.getAttribute('href')).to.equal('tel:+14165550100');
    expect(part.textContent).to.contain('Call us & ask.');
    await expect(tag).to.be.accessible();
  });

  it('G4 nothing is asked for where the clinic says nothing, and a message that doesn’t come is missed by nobody', async () => {
    const { portal, tag } = await login();
    await settled(() => tag.shadowRoot?.querySelector('form'));
    expect(portal.calls.filter(({ path }) => path.includes('/messages/'))).to.deep.equal([]);
  });

  it('G4 a message in another language says which, so that it is read aloud rightly', async () => {
    const { tag } = await login({ html: '<p>Bienvenue</p>', language: 'fr', video: null });
    const part = await settled(() => tag.shadowRoot?.querySelector('portal-part-message .rich'));
    expect(part.getAttribute('lang')).to.equal('fr');
  });

  it('A9 B9 a video is a poster: its player comes when it is pressed, and has the focus', async () => {
    const video = { url: 'about:blank#v', host: 'www.youtube-nocookie.com', kind: 'frame', poster: null };
    const { tag } = await login({ html: '<p>Watch</p>', language: 'en', video });
    const press = await settled(() => allByRole(tag, 'button', 'Play the video (www.youtube-nocookie.com)')[0]);
    expect(tag.shadowRoot?.querySelector('iframe')).to.equal(null);
    press.click();
    const frame = await settled(() => tag.shadowRoot?.querySelector('iframe'));
    expect([frame.getAttribute('src'), frame.title, frame.hasAttribute('sandbox')]).to.deep.equal(['about:blank#v', 'Video from the clinic', true]);
    await settled(() => tag.shadowRoot?.activeElement === frame);
  });

  it('G4 only what a message may hold is ever made', () => {
    expect(markupOf('<p onclick="x()">a<script>alert(1)</script><b style="color:red">b</b></p>')).to.equal('<p>aalert(1)<b>b</b></p>');
    expect(markupOf('<a href="javascript:alert(1)">x</a><img src="data:x" onerror="y">')).to.equal('<a rel="noopener noreferrer">x</a><img alt="">');
    expect(markupOf('<iframe src="https://evil.example"></iframe><svg><p>in</p></svg>')).to.equal('<p>in</p>');
    expect(markupOf('<p>1 &lt; 2 &amp;&#39;&nbsp;</p>a < b')).to.equal("<p>1 &lt; 2 &amp;'&nbsp;</p>a &lt; b");
    expect(markupOf('<ul><li>one<li>two</ul></p>end')).to.equal('<ul><li>one<li>two</li></li></ul>end');
  });

  it('G4 whatever text comes, no element, attribute or address is made that isn’t on the list', () => {
    const piece = fc.constantFrom('<', '>', '"', "'", '/', '=', ' ', 'p', 'a', 'img', 'src', 'href', 'script', 'on', 'onerror', 'javascript:', 'https://x.example', '<p>', '</p>', '<a href="', '<img src=\'', '&#x6a;', '<!--', '-->', 'style', 'svg');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const box = document.createElement('div');
        box.append(richNodes(pieces.join(''), 2));
        for (const one of box.querySelectorAll('*')) {
          expect(one.localName).to.match(/^(p|br|hr|h[3-6]|ul|ol|li|strong|b|em|i|u|s|blockquote|a|img)$/);
          for (const { name, value } of one.attributes) {
            expect(name).to.match(/^(href|src|alt|width|height|rel)$/);
            if (name === 'href' || name === 'src') expect(value).to.match(/^(https?:\/\/|mailto:|tel:)/i);
          }
        }
      }),
    );
  });
});
