// node run.mjs FILE OPENING ROUNDS: replays a stream of commands that the benchmark has written, and prints
// "result commands/s p50 p99 p99.9 tradedLots openOrders", latencies in nanoseconds. The first OPENING commands fill the book and do not count.
import { readFileSync } from 'node:fs'
import { OrderBook } from 'nodejs-order-book'

const [file, opening, rounds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
const bytes = readFileSync(file)
const numbers = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
const count = numbers.length / 5
const sides = ['buy', 'sell']

// Turning numbers into names is the client's work, not the book's.
const names = Array.from({ length: count }, (_, order) => `o${order}`)

let traded = 0

function apply(book, index) {
  const at = index * 5
  const id = names[numbers[at + 1]]
  const side = sides[numbers[at + 2]]
  const price = numbers[at + 3]
  const size = numbers[at + 4]
  let answer
  switch (numbers[at]) {
    case 0: answer = book.limit({ id, side, price, size }); break
    case 1: answer = book.limit({ id, side, price, size, timeInForce: 'IOC' }); break
    case 2:
      if (book.cancel(id) === undefined) throw new Error(`cancel ${id}: no such order`)
      return
    default: answer = book.modify(id, { price, size })
  }
  if (answer.err !== null) throw answer.err
  traded += size - answer.quantityLeft
}

function open() {
  traded = 0
  const book = new OrderBook()
  for (let index = 0; index < opening; index++) apply(book, index)
  return book
}

const paces = []
for (let round = -1; round < rounds; round++) {
  const book = open()
  const start = performance.now()
  for (let index = opening; index < count; index++) apply(book, index)
  const seconds = (performance.now() - start) / 1000
  if (round >= 0) paces.push((count - opening) / seconds)
}
paces.sort((left, right) => left - right)

const book = open()
const latencies = new Float64Array(count - opening)
let last = performance.now()
for (let index = opening; index < count; index++) {
  apply(book, index)
  const now = performance.now()
  latencies[index - opening] = (now - last) * 1e6
  last = now
}
latencies.sort()
const at = (quantile) => Math.round(latencies[Math.floor(quantile * (latencies.length - 1))])
const orders = book.snapshot()
const openOrders = [...orders.bids, ...orders.asks].reduce((sum, level) => sum + level.orders.length, 0)
console.log(`result ${Math.round(paces[Math.floor(rounds / 2)])} ${at(0.5)} ${at(0.99)} ${at(0.999)} ${traded} ${openOrders}`)
