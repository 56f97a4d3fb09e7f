import { readFile } from 'node:fs/promises'
import { getDocumentProxy } from 'unpdf'
import { limits } from '../../contract/limits'

/**
 * The text of a PDF, page after page, without what is drawn or may run. One with a password gives none; of one that is
 * scanned there is nothing to be had.
 */
export async function readPdf(path: string): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(path)), {
    ...{ isEvalSupported: false, disableFontFace: true, useSystemFonts: false, enableXfa: false },
    ...{ maxImageSize: 1, stopAtErrors: false, verbosity: 0 },
  })
  const pages: string[] = []
  let characters = 0
  const most = Math.min(pdf.numPages, limits.fileTextPages)
  for (let number = 1; number <= most && characters < limits.fileTextCharacters; number++) {
    const text = await readPage(pdf, number)
    characters += text.length
    pages.push(text)
  }
  return pages.join('\n')
}

/** One that is broken is left out; those around it are read. */
async function readPage(pdf: Awaited<ReturnType<typeof getDocumentProxy>>, number: number) {
  try {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
  } catch {
    return ''
  }
}
