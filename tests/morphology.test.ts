import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indefinite } from '../src/language/indefinite.ts'
import { makeMorphology } from '../src/language/morphology.ts'
import { language } from './opened.ts'

const forms = makeMorphology(language)
const list = (text: string) =>
  text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

describe('verbs: base, third, past, participle, gerund', () => {
  const verbs = list(`
    be / is / was / been / being; have / has / had / had / having; do / does / did / done / doing; go / goes / went / gone / going
    carry out / carries out / carried out / carried out / carrying out; roll out / rolls out / rolled out / rolled out / rolling out
    visit / visits / visited / visited / visiting; refer to / refers to / referred to / referred to / referring to
    cancel / cancels / canceled / canceled / canceling; focus on / focuses on / focused on / focused on / focusing on
    program / programs / programmed / programmed / programming; travel / travels / traveled / traveled / traveling
    undergo / undergoes / underwent / undergone / undergoing; withdraw / withdraws / withdrew / withdrawn / withdrawing
    overtake / overtakes / overtook / overtaken / overtaking; rewrite / rewrites / rewrote / rewritten / rewriting
    forecast / forecasts / forecast / forecast / forecasting; broadcast / broadcasts / broadcast / broadcast / broadcasting
    panic / panics / panicked / panicked / panicking; lie / lies / lay / lain / lying; tie up / ties up / tied up / tied up / tying up
    die / dies / died / died / dying; agree / agrees / agreed / agreed / agreeing; dye / dyes / dyed / dyed / dyeing
    veto / vetoes / vetoed / vetoed / vetoing; stop / stops / stopped / stopped / stopping; plan / plans / planned / planned / planning
    develop / develops / developed / developed / developing; offer / offers / offered / offered / offering
    benefit / benefits / benefited / benefited / benefiting; quit / quits / quit / quit / quitting; fix / fixes / fixed / fixed / fixing
    allow / allows / allowed / allowed / allowing; play / plays / played / played / playing; try / tries / tried / tried / trying
    supply / supplies / supplied / supplied / supplying; reach / reaches / reached / reached / reaching; pass / passes / passed / passed / passing
    flee / flees / fled / fled / fleeing; free / frees / freed / freed / freeing; see / sees / saw / seen / seeing
    mass-produce / mass-produces / mass-produced / mass-produced / mass-producing
    jointly develop / jointly develops / jointly developed / jointly developed / jointly developing
    rely on / relies on / relied on / relied on / relying on; there be / there is / there was / there been / there being
    transfer / transfers / transferred / transferred / transferring; differ / differs / differed / differed / differing
    commit / commits / committed / committed / committing; limit / limits / limited / limited / limiting
    occur / occurs / occurred / occurred / occurring; enter / enters / entered / entered / entering
    begin / begins / began / begun / beginning; open / opens / opened / opened / opening; equip / equips / equipped / equipped / equipping
    control / controls / controlled / controlled / controlling; fuel / fuels / fueled / fueled / fueling
    relay / relays / relayed / relayed / relaying; rebuild / rebuilds / rebuilt / rebuilt / rebuilding
    lead / leads / led / led / leading; read / reads / read / read / reading; spread / spreads / spread / spread / spreading
    shut down / shuts down / shut down / shut down / shutting down; set / sets / set / set / setting; cut / cuts / cut / cut / cutting
    highlight / highlights / highlighted / highlighted / highlighting; offset / offsets / offset / offset / offsetting
    buzz / buzzes / buzzed / buzzed / buzzing; queue / queues / queued / queued / queuing; argue / argues / argued / argued / arguing
    cannot / cannot / could / could / cannot; uphold / upholds / upheld / upheld / upholding; choose / chooses / chose / chosen / choosing
    pay / pays / paid / paid / paying; say / says / said / said / saying; delay / delays / delayed / delayed / delaying
    seek / seeks / sought / sought / seeking; sell off / sells off / sold off / sold off / selling off; buy / buys / bought / bought / buying
    shrink / shrinks / shrank / shrunk / shrinking; swell / swells / swelled / swollen / swelling; grow / grows / grew / grown / growing
    hold / holds / held / held / holding; rise / rises / rose / risen / rising; raise / raises / raised / raised / raising
    fall / falls / fell / fallen / falling; drop / drops / dropped / dropped / dropping; wrap / wraps / wrapped / wrapped / wrapping
    co-host / co-hosts / co-hosted / co-hosted / co-hosting; mix / mixes / mixed / mixed / mixing; sue / sues / sued / sued / suing`)
  test.each(verbs.map((line) => line.split(' / ') as [string, string, string, string, string]))(
    '%s',
    (base, third, past, participle, gerund) => {
      expect([forms.third(base), forms.past(base), forms.participle(base), forms.gerund(base)]).toEqual([third, past, participle, gerund])
    },
  )
})

describe('plurals', () => {
  const nouns = list(`
    rate of increase / rates of increase; prime minister / prime ministers; criterion / criteria; series / series; vice president for sales / vice presidents for sales
    EV / EVs; MOU / MOUs; GPUs / GPUs; passer-by / passers-by; company / companies; business / businesses; loss / losses; church / churches; roof / roofs
    chief / chiefs; half / halves; leaf / leaves; shelf / shelves; photo / photos; video / videos; hero / heroes; sales / sales; negotiations / negotiations
    bus / buses; gas / gases; lens / lenses; crisis / crises; virus / viruses; analysis / analyses; country concerned / countries concerned
    medium- to long-term plan / medium- to long-term plans; attorney general / attorneys general; brother-in-law / brothers-in-law; editor-in-chief / editors-in-chief
    statesman / statesmen; German / Germans; spokeswoman / spokeswomen; spacecraft / spacecraft; software / software; day / days; key / keys; city / cities
    Embassy / Embassies; tax / taxes; quiz / quizzes; stomach / stomachs; branch / branches; index / indexes; person / people; child / children
    child on a waiting list / children on a waiting list; bill to revise the law / bills to revise the law; check-in / check-ins; tie-up / tie-ups
    runner-up / runners-up; date and time / dates and times; status / statuses; potato / potatoes; yen / yen; dollar / dollars; percent / percent
    House of Representatives member / House of Representatives members; head of state / heads of state; lithium-ion battery / lithium-ion batteries
    EV powered by batteries / EVs powered by batteries; decision not to indict / decisions not to indict; Swiss company / Swiss companies; means / means
    municipality hosting a plant / municipalities hosting a plant; aircraft carrier / aircraft carriers; policyholder / policyholders; memorandum / memorandums
    phenomenon / phenomena; bureau / bureaus; tsunami / tsunami; fish / fish; wife / wives; businessperson / businesspeople; schoolchild / schoolchildren
    bank of Japan official / banks of Japan official; Bank of Japan official / Bank of Japan officials; U-turn / U-turns; 2020 / 2020s; people / people; data / data`)
  test.each(nouns.map((line) => line.split(' / ') as [string, string]))('%s → %s', (singular, plural) => {
    expect(forms.plural(singular)).toBe(plural)
    expect(forms.plural(plural)).toBe(plural)
  })
  test.each(['sales', 'EVs', 'people', 'criteria', 'companies', 'rates of increase', 'spokesmen', 'attorneys general', 'children'])(
    '%s is plural',
    (word) => expect(forms.isPlural(word)).toBe(true),
  )
  test.each(['bus', 'crisis', 'loss', 'EV', 'lens', 'virus', 'abdomen', 'specimen', 'rate of sales', 'U.S.', 'gas'])('%s is not', (word) =>
    expect(forms.isPlural(word)).toBe(false),
  )
})

describe('possessives', () => {
  test.each(
    list(`Toyota / Toyota's; companies / companies'; it / its; they / their; bus / bus's; Texas / Texas'; children / children's; U.S. / U.S.'s; EVs / EVs'; boss / boss's
    minister of finance / minister of finance's`).map((line) => line.split(' / ') as [string, string]),
  )('%s → %s', (phrase, possessive) => expect(forms.possessive(phrase)).toBe(possessive))
})

describe('comparison', () => {
  test.each(
    list(`high / higher / highest; large / larger / largest; big / bigger / biggest; easy / easier / easiest; expensive / more expensive / most expensive
    good / better / best; bad / worse / worst; narrow / narrower / narrowest; simple / simpler / simplest; likely / more likely / most likely; dry / drier / driest
    low / lower / lowest; new / newer / newest; costly / costlier / costliest; common / more common / most common; thin / thinner / thinnest; free / freer / freest
    tired / more tired / most tired; well-known / better-known / best-known; weak / weaker / weakest; clear / clearer / clearest`).map(
      (line) => line.split(' / ') as [string, string, string],
    ),
  )('%s', (base, comparative, superlative) => {
    expect([forms.comparative(base), forms.superlative(base)]).toEqual([comparative, superlative])
  })
})

describe('first letters', () => {
  test.each([
    ['the yen rose', 'The yen rose'],
    ['“we agree,” he said', '“We agree,” he said'],
    ['iPhone sales', 'iPhone sales'],
    ['eVTOL aircraft', 'eVTOL aircraft'],
    ['e-commerce', 'E-commerce'],
    ['8 people', '8 people'],
    ['élan', 'Élan'],
    ['', ''],
  ])('%s → %s', (text, made) => expect(forms.capitalize(text)).toBe(made))
})

describe('the indefinite article', () => {
  const an =
    'hour|EV|8%|MRI|$8|11|18|LED|11,000|1800s building|NTT unit|uninformed guess|unidentified man|urban area|usher|utmost|X-ray|F-35|H-bomb|e-commerce firm|eVTOL|iPS cell|honest|heir|MoU|SUV|M7.3 quake|“unusual” case|¥80 billion|OPEC member|umbrella|onerous|FBI|S&P index|M&A|R&D|88|ASEAN|AI|IC|Uchida|upward|uneasy|NPO|mRNA|18-year-old|eight|Osaka|hourly|L-shaped|LNG|unanswered|8.5|École|unimportant|herb'
  const a =
    'university|one-time|UN|European|1,800|180|110|1.8|U.S.|NATO summit|union|unit|unique|useful|utility|Ukrainian|uranium|historic|yen|URL|UAE|UNESCO site|once|one|NASA|UFO|hybrid|euro|user|usual|unanimous|PhD|Honda|Xiaomi|T-shirt|U-turn|LAN|10|100|7%|$1 billion|company|BOJ|GDP|ton|unilateral|uniform|ubiquitous|Ugandan|REIT|year'
  test.each(an.split('|'))('an %s', (words) => expect(indefinite(words)).toBe('an'))
  test.each(a.split('|'))('a %s', (words) => expect(indefinite(words)).toBe('a'))
})

describe('any text at all', () => {
  test('nothing throws, nothing becomes empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const made = [
          forms.third,
          forms.past,
          forms.participle,
          forms.gerund,
          forms.plural,
          forms.possessive,
          forms.comparative,
          forms.superlative,
        ].map((form) => form(text))
        for (const word of made) if (text !== '' && /\S/.test(text)) expect(word).not.toBe('')
        expect(['a', 'an']).toContain(indefinite(text))
        forms.isPlural(text)
        forms.capitalize(text)
      }),
    )
  })

  test('words of prototypes are words', () => {
    for (const word of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(forms.past(word)).toMatch(/^\S+$/)
      expect(forms.plural(word)).toMatch(/s$|^\S+$/)
      expect(forms.possessive(word)).toBe(`${word}'s`)
    }
  })

  test('a long phrase takes linear time', () => {
    const before = performance.now()
    forms.plural('word '.repeat(50_000))
    forms.third('word '.repeat(50_000))
    forms.plural('-'.repeat(50_000))
    forms.past(`${'a-'.repeat(2_000)}b`)
    indefinite('a'.repeat(100_000))
    expect(performance.now() - before).toBeLessThan(15_000)
  })
})
