/** Some words in one dress. `\n` in the text breaks the line. */
export interface Run {
  text: string
  isBold?: boolean
  isItalic?: boolean
  isStruck?: boolean
  isCode?: boolean
  /** Said aside: where something comes from, how it stands. */
  isSoft?: boolean
}

/** What stands on pages, in the order it is printed; the same for every format that has pages. */
export type Block =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; depth: number; runs: Run[] }
  | { kind: 'paragraph'; depth: number; isQuoted: boolean; isAside?: boolean; keepsNext?: boolean; runs: Run[] }
  | { kind: 'item'; depth: number; isQuoted: boolean; list: List; ordinal: number; runs: Run[] }
  | Table
  | { kind: 'rule' }

/** One of the lists of a document: what its items have in common. */
export interface List {
  isOrdered: boolean
  start: number
}

export interface Table {
  kind: 'table'
  /** `plain`: pairs and tallies, without lines. */
  look: 'grid' | 'plain'
  /** How wide each column is, in parts of all. */
  columns: number[]
  /** What it is about; said again on each page it goes on. */
  caption?: Run[]
  head: Run[][] | null
  rows: Row[]
}

export interface Row {
  /** Fewer than there are columns: the last one takes the place of those that are missing. */
  cells: Run[][]
}

/** Pages that are turned the same way. */
export interface Section {
  isLandscape: boolean
  blocks: Block[]
}

export const run = (text: string, dress: Omit<Run, 'text'> = {}): Run => ({ text, ...dress })
export const soft = (text: string) => run(text, { isSoft: true })
export const bold = (text: string) => run(text, { isBold: true })
export const heading = (depth: number, text: string): Block => ({ kind: 'heading', depth, runs: [run(text)] })
export const paragraph = (...runs: Run[]): Block => ({ kind: 'paragraph', depth: 0, isQuoted: false, runs })
/** Small, about what stands before it. */
export const aside = (...runs: Run[]): Block => ({ ...paragraph(...runs), isAside: true }) as Block
/** Stays on the page of what stands after it. */
export const lead = (block: Block): Block => ({ ...block, keepsNext: true }) as Block
export const textOf = (runs: Run[]) => runs.map(({ text }) => text).join('')
