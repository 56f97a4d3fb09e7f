import * as docx from 'docx'
import type { List, Section } from './blocks'
import type { Compilation } from './compilation'
import { accent, childrenOf, face, ink, line, listsOf, numberingOf, softInk } from './docxBlocks'
import { footnotesOf, standingOf } from './words'

/** A4 in twentieths of a point, and what is left free around the text. */
const paper = { width: 11_906, height: 16_838, margin: 1_134 }

export async function pack(compilation: Compilation, sections: Section[]): Promise<Buffer> {
  const lists = listsOf(sections.flatMap(({ blocks }) => blocks))
  const file = new docx.Document({
    title: compilation.title,
    // Who made it, with what and on which machine is nobody's business.
    creator: 'Colloquy',
    lastModifiedBy: 'Colloquy',
    styles: { default: styles },
    numbering: { config: numberingOf(lists) },
    sections: sections.map((section) => pagesOf(compilation, section, lists)),
  })
  return docx.Packer.toBuffer(file)
}

function pagesOf(compilation: Compilation, { blocks, isLandscape }: Section, lists: List[]): docx.ISectionOptions {
  const { width, height, margin } = paper
  const wide = (isLandscape ? height : width) - 2 * margin
  return {
    properties: {
      page: {
        // The library turns the two round by itself.
        size: { width, height, orientation: docx.PageOrientation[isLandscape ? 'LANDSCAPE' : 'PORTRAIT'] },
        margin: { top: margin, right: margin, bottom: 1_300, left: margin, footer: 500 },
      },
    },
    footers: { default: footOf(compilation, wide) },
    children: childrenOf(blocks, wide, lists),
  }
}

function footOf(compilation: Compilation, wide: number) {
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber
  const small = (...children: (string | docx.Tab)[]) => new docx.TextRun({ children, size: 15, color: softInk })
  const pages = new docx.TextRun({ children: ['Page ', CURRENT, ' of ', TOTAL_PAGES], size: 15, color: softInk })
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        border: { top: { style: 'single', size: 4, color: line, space: 4 } },
        tabStops: [{ type: 'right', position: wide }],
        spacing: { after: 20 },
        children: [small(standingOf(compilation).join(' · '), new docx.Tab()), pages],
      }),
      ...footnotesOf(compilation).map(
        (text) =>
          new docx.Paragraph({
            spacing: { after: 0 },
            children: [new docx.TextRun({ text, size: 13, color: softInk })],
          }),
      ),
    ],
  })
}

const head = (size: number, before: number, color = accent) => ({
  run: { font: face, size, bold: true, italics: false, color },
  paragraph: { spacing: { before, after: 80, line: 240, lineRule: 'auto' as const }, keepNext: true, keepLines: true },
})

const styles: NonNullable<docx.IStylesOptions['default']> = {
  document: {
    run: { font: face, size: 21, color: ink, language: { value: 'en-GB' } },
    paragraph: { spacing: { after: 110, line: 264, lineRule: 'auto' } },
  },
  title: {
    run: { font: face, size: 40, bold: true, color: accent },
    paragraph: { spacing: { after: 120, line: 240, lineRule: 'auto' } },
  },
  heading1: head(30, 320),
  heading2: head(25, 260),
  heading3: head(22, 200, ink),
  heading4: head(21, 160, softInk),
  listParagraph: { paragraph: { spacing: { after: 60 } } },
}
