const dashes = new Set(['\u2212', '\u2013', '\u2014', '\u2015', '\u2010', '\u2011', '\u2012', '\uFF0D'])
const waves = new Set(['\uFF5E', '~', '\u223C'])
const half = /[\uFF61-\uFF9F]/

/** Full-width letters and digits, half-width kana, dashes and waves made uniform, one UTF-16 unit for one: １．５％ → 1.5%. Offsets stay true. */
export function fold(text: string): string {
  let out = ''
  for (const unit of text.split('')) out += foldUnit(unit)
  return out
}

function foldUnit(unit: string): string {
  if (unit < '\u007E') return unit
  if (dashes.has(unit)) return '-'
  if (waves.has(unit)) return '\u301C'
  if (unit === '\u3000' || unit === '\u00A0' || unit === '\u202F') return ' '
  if (unit === '\u00B5') return '\u03BC'
  if (unit === '\uFFE5') return '\u00A5'
  if (half.test(unit)) return unit.normalize('NFKC')
  if (unit >= '\uFF01' && unit <= '\uFF5E') return String.fromCharCode(unit.charCodeAt(0) - 0xfee0)
  return unit
}
