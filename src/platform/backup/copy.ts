/**
 * COPY over a connection of `pg`, both ways: rows pass through as the bytes PostgreSQL made, never as JavaScript values,
 * so nothing is rounded, re-coded or held in memory.
 */
import type { Socket } from 'node:net'
import type pg from 'pg'

/** What `pg` gives a query it is asked to run: enough of its protocol to speak COPY. */
type Wire = {
  stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** A query of `pg` that ends once, well or badly. */
abstract class CopyQuery {
  protected readonly text: string
  protected wire: Wire | undefined
  rows = 0
  constructor(text: string) {
    this.text = text
  }
  submit(wire: Wire) {
    this.wire = wire
    wire.query(this.text)
  }
  handleCommandComplete(message: { text: string }) {
    this.rows = Number(/\d+$/.exec(message.text)?.[0] ?? 0)
  }
  handleReadyForQuery() {
    this.ended()
  }
  handleError(error: Error) {
    this.ended(error)
  }
  handleRowDescription() {}
  handleDataRow() {}
  handlePortalSuspended() {}
  handleEmptyQuery() {}
  protected abstract ended(error?: Error): void
}

/** Above this the server is asked to wait for us. */
const HELD_BYTES = 1 << 20

class CopyOut extends CopyQuery {
  private readonly held: Buffer[] = []
  private bytes = 0
  private over = false
  private error: Error | undefined
  private wake = () => {}

  handleCopyData({ chunk }: { chunk: Buffer }) {
    // The parser uses its buffer again.
    this.held.push(Buffer.from(chunk))
    this.bytes += chunk.length
    if (this.bytes > HELD_BYTES) this.wire?.stream.pause()
    this.wake()
  }
  protected ended(error?: Error) {
    this.over = true
    this.error = error
    this.wake()
  }
  async *chunks(): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.held.length > 0) {
        const taken = Buffer.concat(this.held.splice(0))
        this.bytes = 0
        this.wire?.stream.resume()
        yield taken
      } else if (this.over) {
        if (this.error) throw this.error
        return
      } else {
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
      }
    }
  }
}

class CopyIn extends CopyQuery {
  private readonly settle = Promise.withResolvers<void>()
  private readonly chunks: AsyncIterable<Buffer>
  private failed: Error | undefined
  private over = false

  constructor(text: string, chunks: AsyncIterable<Buffer>) {
    super(text)
    this.chunks = chunks
  }
  handleCopyInResponse() {
    this.send().then(
      () => this.over || this.wire?.endCopyFrom(),
      (error: Error) => {
        this.failed = error
        if (!this.over) this.wire?.sendCopyFail('the source ended badly')
      },
    )
  }
  private async send() {
    for await (const chunk of this.chunks) {
      if (this.over || !this.wire) return
      this.wire.sendCopyFromChunk(chunk)
      const { stream } = this.wire
      if (stream.writableNeedDrain) await drained(stream)
    }
  }
  protected ended(error?: Error) {
    this.over = true
    // Why we stopped says more than PostgreSQL's word that we did.
    const cause = this.failed ?? error
    if (cause) this.settle.reject(cause)
    else this.settle.resolve()
  }
  async done(): Promise<number> {
    await this.settle.promise
    return this.rows
  }
}

/** Waits until a stream takes more, or takes nothing any more. */
function drained(stream: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done)
      resolve()
    }
    stream.once('drain', done).once('close', done)
  })
}

/** The rows of `COPY … TO STDOUT`, in pieces of any size. A reader that leaves early must end the connection. */
export function copyOut(client: pg.ClientBase, text: string): AsyncGenerator<Buffer> {
  const query = new CopyOut(text)
  client.query(query as unknown as pg.Submittable)
  return query.chunks()
}

/** Sends `COPY … FROM STDIN` its bytes; answers how many rows arrived. An error of the source ends it, unwritten. */
export function copyIn(client: pg.ClientBase, text: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  const query = new CopyIn(text, chunks)
  client.query(query as unknown as pg.Submittable)
  return query.done()
}
