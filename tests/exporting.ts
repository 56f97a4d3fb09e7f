import { inflateRawSync, inflateSync } from 'node:zlib'
import type { CompiledCell, Compilation } from '../server/exports/compilation'

/** A consultation with what is awkward in names, texts and numbers. */
export function sample(over: Partial<Compilation> = {}): Compilation {
  const names = {
    ...{ AL: 'Avokati i Popullit', AT: 'Volksanwaltschaft', BG: 'Омбудсман на Република България', HR: 'Pučka' },
    ...{ CY: 'Γραφείο Επιτρόπου', GR: 'Συνήγορος του Πολίτη', HU: 'Alapvető Jogok Biztosának Hivatala', XK: 'OIK*' },
    ...{ ME: 'Zaštitnik', MD: 'Oficiul', MK: 'Народен правобранител', RO: 'Avocatul', RS: 'Заштитник' },
  }
  const texts = ['Is there a minimum in law, and where?', 'How much?', 'Who decides?', 'How many?', 'Since when?']
  const awkward = ['=1+1', '+1', '-не', '@SUM(A1)', '\t=2', '\r=3', 'constructor', '_x0041_', '007']
  const cell = (value: string, more: Partial<CompiledCell> = {}): CompiledCell => ({
    ...{ value, text: '', basis: '', practice: '', source: '', asOf: null, isToConfirm: false, unconfirmedSince: null },
    ...more,
  })
  const rows = Object.entries(names).map(([code, institution], index) => {
    const hasAnswered = index < 9
    const behind = { practice: 'Минималната площ e\u0007x\u0000tra', source: '=HYPERLINK("x")', asOf: '2026-06-30' }
    const unlike = [cell('yes', behind), cell(index ? '3.5 m²' : '6 m², mostly', { isToConfirm: index === 1 })]
    const cells = [...unlike, cell(awkward[index]!), cell(''), cell('6 m²', { isToConfirm: true })]
    return {
      ...{
        code,
        institution,
        isObserver: code === 'XK',
        isLate: index === 3,
        annexNumber: hasAnswered ? index + 1 : null,
      },
      state: hasAnswered ? ('answered' as const) : ('owes' as const),
      stateInWords: hasAnswered ? 'answered' : index === 9 ? 'nothing to report' : 'owes an answer',
      cells: hasAnswered ? cells : texts.map(() => cell('')),
    }
  })
  const long = `${'A sentence that says something. '.repeat(95)}\n\n| Year | Где |\n|---|---|\n| 2025 | și în Iași |\n\n- a\n\nthe end of it`
  const mention = `See [the act](https://example.org/act), @[Ana Marić](person:11111111-1111-1111-1111-111111111111).`
  return {
    ...{
      title: 'Minimum space per person',
      question: 'Dear **colleagues**,\n\n1. law\n2. practice\n\n> quoted',
      zone: 'Europe/Budapest',
    },
    ...{ asker: { person: 'Dr. Kővári', institution: names.HU }, askedAt: new Date('2026-11-02T09:00Z') },
    ...{
      dueAt: new Date('2026-11-20T16:00Z'),
      closedAt: null,
      again: null,
      exportedAt: new Date('2026-11-28T13:05Z'),
      label: 'network',
    },
    ...{
      isReleased: false,
      places: ['Prison'],
      topics: ['Material conditions'],
      rows,
      footnote: 'This designation is …',
    },
    counts: {
      asked: 13,
      settled: 11,
      owing: 2,
      owes: 1,
      'passed-on': 0,
      drafting: 1,
      answered: 9,
      nothing: 1,
      declined: 1,
    },
    questions: texts.map((text, index) => ({
      ...{
        number: index + 1,
        text,
        unit: index === 1 ? 'm²' : '',
        counts: index ? null : [{ value: 'yes', times: 9 }],
      },
    })),
    annex: rows.slice(0, 9).map(({ code, institution, isLate }, index) => ({
      ...{ number: index + 1, code, institution, isLate, focalPoint: 'Ђорђе Ћосић', version: 1 },
      ...{ releasedAt: new Date('2026-11-18T10:00Z'), text: index % 2 ? long : mention },
    })),
    summary: {
      paragraphs: [{ text: 'Five institutions have a minimum **in law**.', sources: ['AT', 'GR'], isChanged: true }],
      words: [{ institution: names.GR, code: 'GR', word: 'silent' }],
    },
    ...over,
  }
}

/** The texts of a ZIP archive, by name. */
export function unzip(file: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  let at = file.readUInt32LE(file.lastIndexOf('PK\x05\x06') + 16)
  while (file.readUInt32LE(at) === 0x02014b50) {
    const [bytes, name, extra, comment] = [
      file.readUInt32LE(at + 20),
      ...[28, 30, 32].map((by) => file.readUInt16LE(at + by)),
    ]
    const offset = file.readUInt32LE(at + 42)
    const begin = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
    const packed = file.subarray(begin, begin + bytes)
    const text = file.readUInt16LE(at + 10) ? inflateRawSync(packed) : packed
    files.set(file.toString('utf8', at + 46, at + 46 + name!), text.toString('utf8'))
    at += 46 + name! + extra! + comment!
  }
  return files
}

export const unescaped = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
export const textIn = (xml: string) => unescaped(xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, ''))

/** What a reader can copy from each page: the glyphs drawn, by what their faces say they stand for. */
export function pagesOf(pdf: Buffer): string[] {
  const objects = new Map(
    [...pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, text]) => [id!, text!]),
  )
  const find = (text: string, key: string) => objects.get(new RegExp(`/${key} (\\d+)`).exec(text)![1]!)!
  const unpacked = (text: string) =>
    inflateSync(Buffer.from(/stream\n([\s\S]*?)\nendstream/.exec(text)![1]!, 'latin1')).toString('latin1')
  const maps = new Map<string, string[]>()
  const glyphsOf = (font: string) => {
    if (!maps.has(font)) {
      const map = unpacked(find(objects.get(font)!, 'ToUnicode')).split('beginbfrange')[1]!
      const spelled = [...map.matchAll(/\[(.*?)\]/g)].flatMap(([, all]) =>
        [...all!.matchAll(/<(.*?)>/g)].map(([, hex]) => hex!),
      )
      maps.set(
        font,
        spelled.map((hex) => String.fromCharCode(...hex.split(' ').map((unit) => parseInt(unit, 16)))),
      )
    }
    return maps.get(font)!
  }
  return [...objects.values()]
    .filter((text) => /\/Type \/Page\n/.test(text))
    .map((page) => {
      const fonts = new Map(
        [...find(page, 'Resources').matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, id!]),
      )
      let glyphs: string[] = []
      const drawn = [...unpacked(find(page, 'Contents')).matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>/g)]
      return drawn
        .map(([, font, hex]) => {
          if (font) glyphs = glyphsOf(fonts.get(font)!)
          return font
            ? ''
            : hex!
                .match(/.{4}/g)!
                .map((code) => glyphs[parseInt(code, 16)])
                .join('')
        })
        .join('')
    })
}

/** What stands in a sheet of a workbook, by the place of each cell: words as words, numbers as numbers. */
export function cellsOf(workbook: Map<string, string>, sheet: number): Map<string, string | number> {
  const strings = [...workbook.get('xl/sharedStrings.xml')!.matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g)]
  const found = workbook.get(`xl/worksheets/sheet${sheet}.xml`)!.matchAll(/<c r="([A-Z]+\d+)"([^>]*)><v>([^<]*)<\/v>/g)
  return new Map(
    [...found].map(([, place, kind, value]) => [
      place!,
      / t="s"/.test(kind!) ? unescaped(strings[Number(value)]![1]!) : Number(value),
    ]),
  )
}
