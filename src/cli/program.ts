import { Command, Option } from 'commander'
import type { Context } from './context.ts'
import type { ExitCode } from './failure.ts'
import { optionReaders, tokenizerNames } from './options.ts'

/** The commands and their options. The work is loaded when a command runs, so that `--help` is quick. */
export function makeProgram(context: Context, done: (exit: ExitCode) => void): Command {
  const { say, version } = context
  const { whole, list, date, web, collect } = optionReaders(say)
  const examples = (text: string) => `\n${say('cli.help.examples')}\n${text}`
  const uiOption = () => new Option('--ui <language>', say('cli.option.ui')).choices(['en', 'ja'])
  const glossaryOption = () =>
    new Option('--glossary <path>', say('cli.option.glossary')).argParser(collect).default([] as string[], 'glossary/')
  const memoryOption = () =>
    new Option('--memory <path>', say('cli.option.memory')).argParser((path, earlier: readonly string[] = []) => collect(path, earlier))
  const engineOption = () => new Option('--engine <name>', say('cli.option.engine')).default('rules')
  const tokenizerOption = () => new Option('--tokenizer <name>', say('cli.option.tokenizer')).choices([...tokenizerNames]).default('mecab')
  const dateOption = () => new Option('--date <date>', say('cli.option.date')).argParser(date)
  const failOnOption = () =>
    new Option('--fail-on <level>', say('cli.option.fail-on')).choices(['error', 'warning', 'info']).default('error')

  const sourceOption = () => new Option('--source <language>', say('cli.convert.source')).choices(['ja', 'en'])
  const toOption = (usual: string) =>
    new Option('--to <format>', say('cli.convert.to', { usual })).choices(['tbx', 'tbx2', 'csv', 'utx', 'tmx', 'omegat', 'deepl', 'json'])

  const program = new Command('kawaraban')
    .description(say('cli.about'))
    .version(version, '-V, --version', say('cli.option.version'))
    .addOption(uiOption())
    .helpOption('-h, --help', say('cli.option.help'))
    .helpCommand('help [command]', say('cli.option.help-command'))
    .addHelpText('after', examples(say('cli.help.main')))
    .showSuggestionAfterError(true)
  const command = (parent: Command, name: string, about: string) =>
    parent.command(name).description(about).helpOption('-h, --help', say('cli.option.help'))

  command(program, 'digest', say('cli.digest.about'))
    .argument('[paths...]', say('cli.digest.paths'))
    .option('--out <folder>', say('cli.option.out'), 'output')
    .addOption(
      new Option('--format <list>', say('cli.option.format'))
        .argParser(list(['json', 'md', 'html', 'tmx', 'xlf', 'tbx']))
        .default(['json', 'md', 'html'], 'json,md,html'),
    )
    .addOption(glossaryOption())
    .addOption(memoryOption())
    .addOption(engineOption())
    .addOption(tokenizerOption())
    .option('--no-imported', say('cli.option.imported'))
    .addOption(new Option('--points <number>', say('cli.option.points')).argParser(whole(1, 100)).default(5))
    .addOption(new Option('--sentences <number>', say('cli.option.sentences')).argParser(whole(1, 100)).default(3))
    .addOption(dateOption())
    .addOption(new Option('--jobs <number>', say('cli.option.jobs')).argParser(whole(1, 1024)).default(1, say('cli.option.cores')))
    .option('--trees', say('cli.digest.trees'))
    .option('--strict-terms', say('cli.option.strict-terms'))
    .option('--report <file>', say('cli.digest.report'))
    .addOption(new Option('--feeds <list>', say('cli.digest.feeds')).argParser(list(['atom', 'day', 'mail'])))
    .addOption(new Option('--day <date>', say('cli.digest.day')).argParser(date))
    .addOption(new Option('--base-url <url>', say('cli.digest.base-url')).argParser(web))
    .option('--force', say('cli.option.force'))
    .option('--strict', say('cli.option.strict'))
    .addOption(failOnOption())
    .addOption(uiOption())
    .option('--quiet', say('cli.option.quiet'))
    .addHelpText('after', examples(say('cli.help.digest')))
    .action(async (paths: string[], options) => {
      const { digestCommand } = await import('./digest.ts')
      done(await digestCommand(paths, options, context))
    })

  command(program, 'translate', say('cli.translate.about'))
    .argument('[paths...]', say('cli.option.paths'))
    .option('--lines', say('cli.translate.lines'))
    .option('--why', say('cli.translate.why'))
    .addOption(new Option('--format <format>', say('cli.translate.format')).choices(['text', 'tsv', 'json']).default('text'))
    .addOption(glossaryOption())
    .addOption(memoryOption())
    .addOption(engineOption())
    .addOption(tokenizerOption())
    .option('--no-imported', say('cli.option.imported'))
    .addOption(dateOption())
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.translate')))
    .action(async (paths: string[], options) => {
      const { translateCommand } = await import('./translate.ts')
      done(await translateCommand(paths, options, context))
    })

  command(program, 'analyze', say('cli.analyze.about'))
    .argument('[paths...]', say('cli.option.paths'))
    .option('--lines', say('cli.analyze.lines'))
    .option('--tree', say('cli.analyze.tree'))
    .addOption(glossaryOption())
    .addOption(tokenizerOption())
    .addOption(dateOption())
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.analyze')))
    .action(async (paths: string[], options) => {
      const { analyzeCommand } = await import('./analyze.ts')
      done(await analyzeCommand(paths, options, context))
    })

  command(program, 'check', say('cli.check.about'))
    .argument('<source>', say('cli.check.source'))
    .argument('[target]', say('cli.check.target'))
    .option('--lines', say('cli.check.lines'))
    .addOption(glossaryOption())
    .addOption(new Option('--format <format>', say('cli.check.format')).choices(['text', 'json', 'sarif']).default('text'))
    .addOption(new Option('--fail-on <level>', say('cli.option.fail-on')).choices(['error', 'warning', 'info']).default(undefined, 'error'))
    .addOption(new Option('--level <level>', say('cli.check.level')).choices(['error', 'warning', 'info']).default(undefined, 'info'))
    .option('--strict-terms', say('cli.option.strict-terms'))
    .addOption(new Option('--ignore <code>', say('cli.check.ignore')).argParser(collect).default([] as string[], '-'))
    .option('--config <file>', say('cli.check.config'))
    .option('--waivers <file>', say('cli.check.waivers'))
    .option('--write-waivers <file>', say('cli.check.write-waivers'))
    .addOption(new Option('--date <date>', say('cli.check.date')).argParser(date))
    .addOption(tokenizerOption())
    .addOption(uiOption())
    .option('--quiet', say('cli.option.quiet'))
    .addHelpText('after', examples(say('cli.help.check')))
    .action(async (source: string, target: string | undefined, options) => {
      const { checkCommand } = await import('./check.ts')
      done(await checkCommand(source, target, options, context))
    })

  command(program, 'terms', say('cli.terms.about'))
    .argument('[paths...]', say('cli.digest.paths'))
    .addOption(new Option('--format <format>', say('cli.terms.format')).choices(['csv', 'json', 'tbx']).default('csv'))
    .addOption(glossaryOption())
    .addOption(
      new Option('--pairs <path>', say('cli.terms.pairs')).argParser((path, earlier: readonly string[] = []) => collect(path, earlier)),
    )
    .addOption(new Option('--top <number>', say('cli.terms.top')).argParser(whole(0, 999_999)).default(100))
    .addOption(new Option('--min-count <number>', say('cli.terms.min-count')).argParser(whole(1, 999_999)).default(1))
    .addOption(new Option('--contexts <number>', say('cli.terms.contexts')).argParser(whole(0, 3)).default(1))
    .option('--only-new', say('cli.terms.only-new'))
    .option('--no-english', say('cli.terms.english'))
    .option('--bom', say('cli.terms.bom'))
    .option('--out <file>', say('cli.terms.out'))
    .addOption(tokenizerOption())
    .option('--no-imported', say('cli.option.imported'))
    .addOption(dateOption())
    .addOption(uiOption())
    .option('--quiet', say('cli.option.quiet'))
    .addHelpText('after', examples(say('cli.help.terms')))
    .action(async (paths: string[], options) => {
      const { termsCommand } = await import('./terms.ts')
      done(await termsCommand(paths, options, context))
    })

  const glossary = command(program, 'glossary', say('cli.glossary-command.about')).helpCommand(false)
  command(glossary, 'lint', say('cli.lint.about'))
    .argument('<paths...>', say('cli.lint.paths'))
    .addOption(new Option('--format <format>', say('cli.lint.format')).choices(['text', 'json']).default('text'))
    .addOption(failOnOption())
    .addOption(sourceOption())
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.lint')))
    .action(async (paths: string[], options) => {
      const { lintCommand } = await import('./glossary.ts')
      done(await lintCommand(paths, options, context))
    })

  command(glossary, 'convert', say('cli.convert.about'))
    .argument('<paths...>', say('cli.lint.paths'))
    .addOption(toOption('tbx'))
    .option('--out <file>', say('cli.convert.out'))
    .addOption(sourceOption())
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.convert')))
    .action(async (paths: string[], options) => {
      const { convertCommand } = await import('./glossary.ts')
      done(await convertCommand(paths, options, context))
    })
  command(glossary, 'merge', say('cli.merge.about'))
    .argument('<paths...>', say('cli.merge.paths'))
    .addOption(toOption('csv'))
    .option('--out <file>', say('cli.convert.out'))
    .addOption(sourceOption())
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.merge')))
    .action(async (paths: string[], options) => {
      const { mergeCommand } = await import('./glossary.ts')
      done(await mergeCommand(paths, options, context))
    })

  const lexicon = command(program, 'lexicon', say('cli.lexicon.about')).helpCommand(false)
  command(lexicon, 'import', say('cli.lexicon.import'))
    .argument('<files...>', say('cli.lexicon.files'))
    .option('--name <name>', say('cli.lexicon.name'))
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.lexicon')))
    .action(async (files: string[], options) => {
      const { importCommand } = await import('./lexicon.ts')
      done(await importCommand(files, options, context))
    })
  command(lexicon, 'list', say('cli.lexicon.list'))
    .addOption(new Option('--format <format>', say('cli.lexicon.format')).choices(['text', 'json']).default('text'))
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.lexicon')))
    .action(async (options) => {
      const { listCommand } = await import('./lexicon.ts')
      done(await listCommand(options, context))
    })
  command(lexicon, 'remove', say('cli.lexicon.remove'))
    .argument('<names...>', say('cli.lexicon.names'))
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.lexicon')))
    .action(async (names: string[]) => {
      const { removeCommand } = await import('./lexicon.ts')
      done(await removeCommand(names, context))
    })

  const engines = command(program, 'engines', say('cli.engines.about')).helpCommand(false)
  engines
    .command('list', { isDefault: true })
    .description(say('cli.engines.list'))
    .helpOption('-h, --help', say('cli.option.help'))
    .addOption(uiOption())
    .addHelpText('after', examples(say('cli.help.engines')))
    .action(async () => {
      const { enginesCommand } = await import('./engines.ts')
      done(await enginesCommand(context))
    })

  return program
}
