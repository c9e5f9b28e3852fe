import { createMessages, type InterfaceLanguage, type MessageKey, type Translate } from '../language/messages.ts'

export type { InterfaceLanguage, MessageKey }
/** Words of the command line in the language of the person: `say('cli.report.written', { count: 3 })`. */
export type Say = Translate

/** The catalogue of one language. */
export function openMessages(ui: InterfaceLanguage): Promise<Say> {
  return createMessages(ui)
}

/** `--ui` when it is there, else Japanese for a Japanese environment (`LANG=ja_JP.UTF-8`), else English. Read before the options are, for help and errors. */
export function chooseUi(argv: readonly string[], env: Readonly<Record<string, string | undefined>>): InterfaceLanguage {
  const index = argv.findIndex((word) => word === '--ui' || word.startsWith('--ui='))
  const asked = index < 0 ? undefined : argv[index]!.startsWith('--ui=') ? argv[index]!.slice(5) : argv[index + 1]
  if (asked === 'en' || asked === 'ja') return asked
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^ja([_.@-]|$)/i.test(locale) ? 'ja' : 'en'
}
