import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startTestPostbud } from '#test/postbud.ts'

test('who has sent half a request does not hold up the end', async () => {
  const postbud = await startTestPostbud()
  const { hostname, port } = new URL(postbud.app.url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.on('error', () => {})
  socket.write(
    'POST /api/v1/events HTTP/1.1\r\nhost: postbud\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  )
  expect((await postbud.call('GET', '/healthz')).status).toBe(200)
  await postbud.stop()
  socket.destroy()
})
