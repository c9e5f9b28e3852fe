export type ReadErrorCode = 'empty-file' | 'binary-file' | 'undecodable' | 'no-japanese' | 'too-large'

/**
 * Bytes that cannot become an article. `code` is stable; `message` names what was found, without the path.
 * `line` is 1-based and stands where one line is to blame (the first that does not decode).
 */
export class ReadError extends Error {
  readonly code: ReadErrorCode
  readonly line: number | undefined

  constructor(code: ReadErrorCode, message: string, line?: number) {
    super(message)
    this.name = 'ReadError'
    this.code = code
    this.line = line
  }
}
