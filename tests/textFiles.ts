import { createRequire } from 'node:module'
import { constants, deflateRawSync } from 'node:zlib'
import { Document, Footer, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import pdfmake from 'pdfmake'
import { fileTextDuty } from '../server/fileTexts'
import { fulfil } from '../server/supervisor'
import type { TestForum } from './forum'
import { docx, odt, zip } from './sampleFiles'

const cut = createRequire(import.meta.url).resolve('@expo-google-fonts/literata/400Regular/Literata_400Regular.ttf')

/** A PDF with these pages, set as ours are. */
export async function pdfOf(pages: string[], more: { userPassword?: string; ownerPassword?: string } = {}) {
  pdfmake.setFonts({ Literata: { normal: cut, bold: cut, italics: cut, bolditalics: cut } })
  const content = pages.map((text, page) => ({ text, pageBreak: page ? ('before' as const) : undefined }))
  const bytes = await pdfmake.createPdf({ defaultStyle: { font: 'Literata' }, content, ...more }).getBuffer()
  return new Uint8Array(bytes)
}

/** A document of Word: a paragraph, a table of one row, and a line at the foot of each page. */
export async function docxOf(text: string, cells: string[], foot: string) {
  const row = new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) })
  const children = [new Paragraph(text), new Table({ rows: [row] })]
  const footers = { default: new Footer({ children: [new Paragraph(foot)] }) }
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children, footers }] })))
}

export const odtOf = (body: string) =>
  zip({ ...odt, 'content.xml': `<?xml version="1.0"?><office:text>${body}</office:text>` })

export const docxWith = (xml: string) => zip({ ...docx, 'word/document.xml': xml })

/** A document of Word that is small, and so many megabytes when it is unpacked. */
export function zipBomb(megabytes: number) {
  const body = Buffer.alloc(megabytes * 1024 * 1024, 'a ')
  body.write('<w:p><w:t>')
  return zip({ ...docx, 'word/document.xml': { packed: deflateRawSync(body) } })
}

/** A PDF of one page, whose content is so many megabytes when it is unpacked. */
export function pdfBomb(megabytes: number) {
  const one = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: megabytes }, () => one)])
  return pdfWith(packed, '/Filter /FlateDecode')
}

/** A PDF of one page with this content. */
export function pdfWith(content: Buffer, filter = '') {
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${content.length} ${filter} >>\nstream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
  ]
  const bodies = objects.map((body, at) =>
    Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]),
  )
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...bodies, Buffer.from('trailer << /Root 1 0 R >>\n%%EOF\n')])
}

/** Lets the forum read what is attached, now. */
export const readsFiles = ({ app }: TestForum) => fulfil(app.house, fileTextDuty)

/** What is kept of the files, by their names. */
export const textsOf = async ({ connection }: TestForum) => [
  ...(await connection.client<{ name: string; state: string; text: string | null }[]>`
    select name, state, (select string_agg(text, '' order by number) from file_pieces p where p.file_id = f.id) as text
    from file_texts t join files f on f.id = t.file_id order by name`),
]
