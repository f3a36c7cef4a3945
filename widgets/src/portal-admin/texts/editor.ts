import { Editor, getSchema } from '@tiptap/core';
import Image from '@tiptap/extension-image';
import { DOMParser as Reader } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { richNodes } from '../../clinic-message/rich-nodes.ts';

/** What is edited, where, and who hears of it. */
export interface EditorOptions {
  place: HTMLElement;
  html: string;
  /** Attributes of the editable element: name, description, state. */
  attributes: Record<string, string>;
  /** The text has changed. */
  changed: (html: string) => void;
  /** Something else moved: the selection, the marks at the caret. */
  moved: () => void;
}

/** What a text may hold is what the server keeps (`server/src/rich-text/clean-html.ts`): the rest can't even be typed. */
const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    code: false,
    codeBlock: false,
    trailingNode: false,
    link: { openOnClick: false, autolink: true, protocols: ['https', 'mailto', 'tel'], HTMLAttributes: { target: null, rel: null, class: null } },
  }),
  Image.configure({ inline: false, allowBase64: false }),
];

/** The text as the editor holds it, read without handing it to the browser's parser: the page's Trusted Types forbid that. */
function documentOf(html: string) {
  const box = document.createElement('div');
  box.append(richNodes(html, 1));
  return Reader.fromSchema(getSchema(extensions)).parse(box).toJSON() as object;
}

/** Opens Tiptap on a place. Styles come from the tag: a strict CSP allows no sheet of its own. */
export const openEditor = ({ place, html, attributes, changed, moved }: EditorOptions) =>
  new Editor({
    element: place,
    extensions,
    content: documentOf(html),
    injectCSS: false,
    editorProps: { attributes },
    onUpdate: ({ editor }) => changed(editor.isEmpty ? '' : editor.getHTML()),
    onTransaction: moved,
  });

/** Puts another text into an editor, as if it had been opened with it. */
export const showIn = (editor: Editor, html: string) => editor.commands.setContent(documentOf(html), { emitUpdate: false });

export type { Editor };
