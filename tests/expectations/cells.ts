/** An endpoint, what it is asked about, and one cell a principal (see tests/expectations.ts). */
export type Row = [endpoint: string, on: string, cells: string]

export const everyone = '++++++++'
export const signedIn = '?++++++?'
export const secretariat = '?----+-?'
export const nowhere = '00000000'
