import type { TermIndex } from '../../contract/terms'
import type { Piece } from './markdown'

/**
 * A text with the first place of each term of the glossary marked. Not in what others are quoted with, in links and in
 * code: there is enough to see there.
 */
export function markTerms(pieces: Piece[], index: TermIndex): Piece[] {
  const seen = new Set<string>()
  const mark = (each: Piece[]): Piece[] => each.map(marked)
  return mark(pieces)

  function marked(piece: Piece): Piece {
    switch (piece.kind) {
      case 'text':
        return said(piece.text)
      case 'strong':
      case 'em':
      case 'paragraph':
      case 'row':
      case 'item':
      case 'list':
        return { ...piece, pieces: mark(piece.pieces) }
      case 'table':
        return { ...piece, rows: piece.rows.map((row) => row.map((cell) => ({ ...cell, pieces: mark(cell.pieces) }))) }
      default:
        return piece
    }
  }

  /** One piece for one, so that what stands beside it is not drawn anew. */
  function said(text: string): Piece {
    const pieces: Piece[] = []
    let end = 0
    for (const { start, end: to, meant } of index.find(text)) {
      if (meant.every(({ termId }) => seen.has(termId))) continue
      for (const { termId } of meant) seen.add(termId)
      if (start > end) pieces.push({ kind: 'text', text: text.slice(end, start) })
      pieces.push({ kind: 'term', text: text.slice(start, to), termIds: meant.map(({ termId }) => termId) })
      end = to
    }
    if (!pieces.length) return { kind: 'text', text }
    if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) })
    return { kind: 'said', pieces }
  }
}
