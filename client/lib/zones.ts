/** The clocks by which the institutions of the network work. */
export const networkZones = [
  'Europe/Athens',
  'Europe/Belgrade',
  'Europe/Bucharest',
  'Europe/Budapest',
  'Europe/Ljubljana',
  'Europe/Podgorica',
  'Europe/Sarajevo',
  'Europe/Skopje',
  'Europe/Sofia',
  'Europe/Tirane',
  'Europe/Vienna',
  'Europe/Zagreb',
]
