import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import type { Feature } from 'write-excel-file/node'
import { sanitizeTextContent } from 'write-excel-file/utility'
import type { Compilation } from './compilation'
import { standingOf } from './words'

/** What the writer takes for a file; it does not say so itself. */
export type Content = Stream | Buffer | Blob

/** What printing and filtering need to know of a sheet. */
export interface Printed {
  name: string
  headRow: number
  columns: number
  /** 0: it is not filtered. */
  filteredRows: number
}

/** What the writer has no options for: the foot of printed pages, the filter, the head on each page, the title. */
export function printing(compilation: Compilation, sheets: Printed[]): Feature<Content> {
  const foot = `&L&8${standingOf(compilation).join(' · ')}&R&8Page &P of &N`
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => sheetXml(xml, sheets[sheetIndex]!, foot),
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml.replace(
              /<definedNames\s*\/>|<definedNames><\/definedNames>/,
              () => `<definedNames>${sheets.map(namesXml).join('')}</definedNames>`,
            ),
        },
        '[Content_Types].xml': { insert: () => `<Override PartName="/docProps/core.xml" ContentType="${coreType}"/>` },
        '_rels/.rels': {
          insert: () => `<Relationship Id="rId-core" Type="${coreRelation}" Target="docProps/core.xml"/>`,
        },
      },
      write: { files: () => ({ 'docProps/core.xml': coreXml(compilation) }) },
    },
  }
}

/** Each at its place: programs refuse a sheet whose parts are in another order. */
function sheetXml(xml: string, { headRow, columns, filteredRows }: Printed, foot: string) {
  const range = `A${headRow}:${letters(columns)}${headRow + filteredRows}`
  return xml
    .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
    .replace('</sheetData>', `</sheetData>${filteredRows ? `<autoFilter ref="${range}"/>` : ''}`)
    .replace(
      /<pageSetup ([^>]*)\/>/,
      `<pageSetup $1 fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${sanitizeTextContent(foot)}</oddFooter></headerFooter>`,
    )
}

function namesXml({ name, headRow, columns, filteredRows }: Printed, index: number) {
  const range = `${name}!$A$${headRow}:$${letters(columns)}$${headRow + filteredRows}`
  const filter = `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${range}</definedName>`
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}!$${headRow}:$${headRow}</definedName>`
  return `${filteredRows ? filter : ''}${titles}`
}

/** The 27th column is `AA`. */
const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

const coreType = 'application/vnd.openxmlformats-package.core-properties+xml'
const coreRelation = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'

/** The title alone: who made it, with what and on which machine is nobody's business. */
const coreXml = ({ title }: Compilation) =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ' +
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  'xmlns:dc="http://purl.org/dc/elements/1.1/">' +
  `<dc:title>${sanitizeTextContent(title)}</dc:title><dc:creator>Colloquy</dc:creator></cp:coreProperties>`
