/** As high as its text, within bounds that its style sets; what is not drawn yet has no height to go by. */
export function fitToText(area: HTMLTextAreaElement) {
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight + 2}px`
}
