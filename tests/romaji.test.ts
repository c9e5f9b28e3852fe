import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeRomaji } from '../src/language/romaji.ts'
import { language } from './opened.ts'

const romaji = makeRomaji(language)
const table = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('=') as [string, string])

describe('hepburn', () => {
  test.each(
    table(`とうきょう=Tokyo おおさか=Osaka きょうと=Kyoto こうべ=Kobe さっぽろ=Sapporo ほっかいどう=Hokkaido にいがた=Niigata ぐんま=Gunma
    しんじゅく=Shinjuku しんじゅん=Shinjun はっちょうぼり=Hatchobori いっちょうめ=Itchome しんいち=Shinichi けんいちろう=Kenichiro じゅんいち=Junichi
    いのうえ=Inoue まつうら=Matsuura たけのうち=Takenouchi やまのうち=Yamanouchi みのうら=Minoura みうら=Miura おおうち=Ouchi おおおか=Ooka おおの=Ono
    ちゅうおう=Chuo けいおう=Keio おうう=Ou ゆうた=Yuta ゆうすけ=Yusuke しょうた=Shota りゅうへい=Ryuhei ちば=Chiba つくば=Tsukuba ふくしま=Fukushima
    しずおか=Shizuoka ぢゅうや=Juya みかづき=Mikazuki かんだ=Kanda なんば=Nanba せんだい=Sendai いっしき=Isshiki みっつ=Mittsu ざっし=Zasshi
    べっぷ=Beppu とっとり=Tottori あべ=Abe えんどう=Endo かとう=Kato さとう=Sato いとう=Ito ごとう=Goto さいとう=Saito こうの=Kono おの=Ono
    トーキョー=Tokyo キョウト=Kyoto ｷｮｳﾄ=Kyoto ﾄﾖﾀ=Toyota ｶﾞﾏｺﾞｵﾘ=Gamagori シミズ=Shimizu じゃ=Ja びゃくや=Byakuya ひょうご=Hyogo りょうま=Ryoma
    みょうじん=Myojin わかやま=Wakayama ゑびす=Ebisu かをり=Kaori あっ=A いいだ=Iida けいた=Keita`),
  )('%s → %s', (kana, latin) => expect(romaji.hepburn(kana)).toBe(latin))

  test('parts stay apart', () => expect(romaji.hepburn('やまだ たろう')).toBe('Yamada Taro'))
  test('given name first', () => {
    expect(romaji.personName('きしだ', 'ふみお')).toBe('Fumio Kishida')
    expect(romaji.personName('イノウエ', 'ユウコ')).toBe('Yuko Inoue')
    expect(romaji.personName('やまだ', '')).toBe('Yamada')
  })
})

describe('foreign', () => {
  test.each(
    table(`ガンフォン=Ganfon ティッシュ=Tisshu バッグ=Baggu フュージョン=Fyujon デュアル=Dyuaru ヴァイオリン=Vaiorin ウィーン=Win シェル=Sheru
    チェコ=Cheko ジェット=Jetto ファミリ=Famiri クァンタム=Kwantamu ツェッペリン=Tsepperin ドゥ=Du トゥール=Turu マッチ=Matchi イェール=Yeru
    ｶﾞﾝﾌｫﾝ=Ganfon ジャン＝ポール=Jan-Poru サーバー=Saba`),
  )('%s → %s', (kana, latin) => expect(romaji.foreign(kana)).toBe(latin))
  test('a middle dot parts words', () => expect(romaji.foreign('ガンフォン・リチウム')).toBe('Ganfon Richiumu'))
})

describe('any', () => {
  test.each([
    ['東京', 'トウキョウ', 'Tokyo'],
    ['関ヶ原', 'セキガハラ', 'Sekigahara'],
    ['NTT東日本', 'エヌティーティーヒガシニホン', 'NTT Higashinihon'],
    ['ヤマダ電機', 'ヤマダデンキ', 'Yamadadenki'],
    ['第2次AI', '', 'Di 2 Ci AI'],
    ['ＡＢＣ社', '', 'ABC She'],
    ['北京', '', 'Beijing'],
    ['“x”', '', '“x”'],
    ['', '', ''],
  ])('%s, %s → %s', (text, reading, latin) => expect(romaji.any(text, reading)).toBe(latin))

  test('Chinese names', () => {
    expect(romaji.chineseName('習近平')).toBe('Xi Jinping')
    expect(romaji.chineseName('王毅')).toBe('Wang Yi')
  })

  const letters = fc.oneof(
    fc.integer({ min: 0x3000, max: 0x30ff }),
    fc.integer({ min: 0x31f0, max: 0x33ff }),
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0xff00, max: 0xffef }),
    fc.integer({ min: 0x20000, max: 0x2a6df }),
    fc.integer({ min: 0x1b000, max: 0x1b16f }),
    fc.integer({ min: 0x20, max: 0xd7ff }),
  )
  const texts = fc.array(letters, { maxLength: 20 }).map((codes) => String.fromCodePoint(...codes))
  const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fb\u30fc]/u

  test('no Japanese script is left, whatever comes in', () => {
    fc.assert(
      fc.property(texts, texts, (text, reading) => {
        expect(romaji.any(text)).not.toMatch(japanese)
        expect(romaji.any(text, reading)).not.toMatch(japanese)
        expect(romaji.foreign(text)).not.toMatch(japanese)
        expect(romaji.chineseName(text)).not.toMatch(japanese)
      }),
      { numRuns: 250 },
    )
  })

  test('something is left of every kanji and kana', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0x4e00, max: 0x9fff }), (code) => {
        expect(romaji.any(String.fromCodePoint(code))).not.toBe('')
      }),
    )
  })

  test('long text takes linear time', () => {
    const before = performance.now()
    romaji.any('亜ア'.repeat(20_000))
    romaji.hepburn('おう'.repeat(50_000))
    expect(performance.now() - before).toBeLessThan(20_000)
  })
})
