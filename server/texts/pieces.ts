import { limits } from '../../contract/limits'

/** A text in pieces that make the whole when put together: each ends with a line, where there is one, or with a word. */
export function inPieces(text: string): string[] {
  const most = limits.filePieceCharacters
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    const end = from + most < text.length ? from + endOf(text.slice(from, from + most)) : text.length
    pieces.push(text.slice(from, end))
    from = end
  }
  return pieces
}

/** After the last line, or the last word, or the last whole letter. */
function endOf(piece: string) {
  const [line, word] = [piece.lastIndexOf('\n'), piece.lastIndexOf(' ')]
  if (line > piece.length / 2) return line + 1
  return word > piece.length / 2 ? word + 1 : piece.replace(/[\uD800-\uDBFF]$/, '').length
}
