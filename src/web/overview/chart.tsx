import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import uPlot from 'uplot'
import type { Slice } from '#contract/overview.ts'
import { number } from '../ui/format.ts'
import classes from './chart.module.css'
import { sliceName } from './slice-name.ts'

const sentHeight = 232
const failedHeight = 136

/** A bar begins where its slice does: the last one needs room, too. */
function rangeOf(times: ArrayLike<number>): [number, number] {
  const [first = 0, second = first] = [times[0], times[1]]
  return [first, (times[times.length - 1] ?? first) + (second - first)]
}

/** Sent and failed one above the other, each on a scale of its own, or a few failed among thousands were not seen. */
export default function Chart({ slices }: { slices: Slice[] }) {
  const { t } = useTranslation(['overview', 'common'])
  const { ref, width } = useElementSize()
  // The other scheme has other colours, and they are read when a plot is made.
  const scheme = useComputedColorScheme()
  return (
    <figure className={classes.figure} role="img" aria-label={t('chart')}>
      <div ref={ref}>
        <p className={classes.title}>{t('common:state.sent')}</p>
        <Bars key={`sent ${scheme}`} slices={slices} of="sent" width={width} height={sentHeight} />
        <p className={classes.title}>{t('common:state.failed')}</p>
        <Bars key={`failed ${scheme}`} slices={slices} of="failed" width={width} height={failedHeight} />
      </div>
    </figure>
  )
}

interface BarsProps {
  slices: Slice[]
  of: 'sent' | 'failed'
  width: number
  height: number
}

function Bars({ slices, of, width, height }: BarsProps) {
  const { i18n } = useTranslation()
  const target = useRef<HTMLDivElement>(null)
  const { language } = i18n
  // Slices are new objects at every refresh; only other numbers are a reason to draw again.
  const numbers = JSON.stringify(slices.map((slice) => [Date.parse(slice.from) / 1000, slice[of]]))
  useEffect(() => {
    if (target.current === null || width === 0) return
    // Made just above.
    const pairs = JSON.parse(numbers) as [number, number][]
    const plot = new uPlot(
      optionsOf({ of, width, height, language, colours: coloursOf(of) }),
      [pairs.map(([from]) => from), pairs.map(([, count]) => count)],
      target.current,
    )
    return () => plot.destroy()
  }, [numbers, of, width, height, language])
  return <div ref={target} style={{ height }} />
}

interface Colours {
  fill: string
  line: string
  text: string
}

function coloursOf(of: 'sent' | 'failed'): Colours {
  const style = getComputedStyle(document.documentElement)
  return {
    fill: style.getPropertyValue(of === 'sent' ? '--sent-fill' : '--failed-fill'),
    line: style.getPropertyValue('--line'),
    text: style.getPropertyValue('--ink-3'),
  }
}

interface OptionsInput {
  of: 'sent' | 'failed'
  width: number
  height: number
  language: string
  colours: Colours
}

function optionsOf({ width, height, language, colours }: OptionsInput): uPlot.Options {
  const font = `12px ${getComputedStyle(document.body).fontFamily}`
  // uPlot leaves out what a build of its own has not got.
  const bars = uPlot.paths.bars?.({ size: [0.7, 40], align: 1 })
  const axis = {
    stroke: colours.text,
    font,
    ticks: { show: false },
    grid: { stroke: colours.line, width: 1 },
  }
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: (plot) => rangeOf(plot.data[0]) },
      y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.05)] },
    },
    series: [
      {},
      {
        fill: colours.fill,
        width: 0,
        points: { show: false },
        ...(bars ? { paths: bars } : {}),
      },
    ],
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_plot, times) => {
          const long = (times.at(-1) ?? 0) - (times[0] ?? 0) > 86_400
          return times.map((time) => sliceName(new Date(time * 1000).toISOString(), long, language))
        },
        space: 88,
      },
      {
        ...axis,
        size: 56,
        space: 32,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 1_000_000],
        values: (_plot, counts) => counts.map((count) => number(count, language)),
      },
    ],
  }
}
