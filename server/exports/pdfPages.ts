import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import type { Content, ContextPageSize, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces'
import type { Section } from './blocks'
import type { Compilation } from './compilation'
import { contentOf, ink, line, softInk } from './pdfBlocks'
import { footnotesOf, standingOf } from './words'

/** Free at the sides and on top, and below, where the foot stands. */
const margins = { side: 56, top: 50, bottom: 68 }

export async function print(compilation: Compilation, sections: Section[]): Promise<Buffer> {
  const { title, exportedAt } = compilation
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [margins.side, margins.top, margins.side, margins.bottom],
    // Who made it, with what and on which machine is nobody's business.
    info: { title, creator: 'Colloquy', producer: 'Colloquy', creationDate: exportedAt, modDate: exportedAt },
    language: 'en',
    displayTitle: true,
    defaultStyle: { font: 'Literata', fontSize: 10, lineHeight: 0.95, color: ink },
    content: sections.map(turned),
    footer: (page, pages, size) => footOf(compilation, page, pages, size),
  }
  return pdfmake.createPdf(definition).getBuffer()
}

function turned({ blocks, isLandscape }: Section, index: number): Content {
  const stack = contentOf(blocks, (isLandscape ? 841.89 : 595.28) - 2 * margins.side)
  if (index === 0) return { stack }
  return { stack, pageBreak: 'before', pageOrientation: isLandscape ? 'landscape' : 'portrait' }
}

function footOf(compilation: Compilation, page: number, pages: number, { width }: ContextPageSize): Content {
  const wide = width - 2 * margins.side
  return {
    margin: [margins.side, 10, margins.side, 0],
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: wide, y2: 0, lineWidth: 0.5, lineColor: line }] },
      {
        margin: [0, 5, 0, 0],
        columns: [
          { width: '*', text: standingOf(compilation).join(' · ') },
          { width: 70, text: `Page ${page} of ${pages}`, alignment: 'right' },
        ],
      },
      ...footnotesOf(compilation).map((text) => ({ text, fontSize: 6.5, margin: [0, 2, 0, 0] })),
    ].map((each) => ({ fontSize: 7.5, lineHeight: 0.92, color: softInk, ...each })) as Content[],
  }
}

/** Not among what is built: these are files of a package, read where it is installed. */
const find = createRequire(import.meta.url).resolve
const cut = (name: string) => find(`@expo-google-fonts/literata/${name}/Literata_${name}.ttf`)
const fonts: TFontDictionary = {
  Literata: {
    normal: cut('400Regular'),
    bold: cut('600SemiBold'),
    italics: cut('400Regular_Italic'),
    bolditalics: cut('600SemiBold_Italic'),
  },
}
pdfmake.setFonts(fonts)
// It is given words only; should one of them ever be taken for an address or a path, nothing is opened.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(fonts['Literata']!).includes(path))
