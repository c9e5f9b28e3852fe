/** What a run may touch of the outside world; a test hands in its own. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array>
  /** Results only. */
  readonly stdout: Sink & { readonly isTTY?: boolean }
  /** Progress, reports, errors. */
  readonly stderr: Sink & { readonly isTTY: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** Milliseconds, only ever compared. */
  now(): number
}

export interface Sink {
  /** Resolves when more may be written. */
  write(text: string): Promise<void>
}

/** All of standard input. */
export async function readAll(stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}
