import classes from './icon.module.css'

const paths = {
  sent: <path d="M2.5 8.5l3.8 4L13.5 4" strokeWidth="2.2" />,
  failed: <path d="M3 3l10 10M13 3L3 13" strokeWidth="2.4" />,
  held: <path d="M4 2.5h3v11H4zM9.5 2.5h3v11h-3z" fill="currentColor" stroke="none" />,
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.2" strokeWidth="1.6" />
      <path d="M8 8V3.6A4.4 4.4 0 0 1 12.4 8z" fill="currentColor" stroke="none" />
    </>
  ),
  sending: <path d="M4 2.5l9 5.5-9 5.5z" fill="currentColor" stroke="none" />,
  cancelled: <path d="M2.5 8h11" strokeWidth="2.2" />,
  right: <path d="M5.5 3l5 5-5 5" strokeWidth="1.7" />,
  down: <path d="M3 5.5l5 5 5-5" strokeWidth="1.7" />,
  left: <path d="M10.5 3l-5 5 5 5" strokeWidth="1.7" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" strokeWidth="1.6" />
      <path d="M10.5 10.5l4 4" strokeWidth="1.6" />
    </>
  ),
  scheme: (
    <>
      <circle cx="8" cy="8" r="6" strokeWidth="1.6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" stroke="none" />
    </>
  ),
  menu: <path d="M1.5 4h13M1.5 8h13M1.5 12h13" strokeWidth="1.7" />,
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="3" cy="8" r="1.5" />
      <circle cx="8" cy="8" r="1.5" />
      <circle cx="13" cy="8" r="1.5" />
    </g>
  ),
  plus: <path d="M8 2.5v11M2.5 8h11" strokeWidth="1.7" />,
  copy: <path d="M5.5 5.5h8v8h-8zM3.3 10.5h-.8v-8h8v.8" strokeWidth="1.4" />,
  repeat: <path d="M13.5 8a5.5 5.5 0 1 1-1.8-4.1M13.8 1v4.4H9.4" strokeWidth="1.6" />,
  warn: (
    <>
      <path d="M8 2l6.5 11.7h-13z" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M8 6.2v3.9M8 11.2v1.4" strokeWidth="1.6" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="6" strokeWidth="1.6" />,
  dashed: <circle cx="8" cy="8" r="6" strokeWidth="1.8" strokeDasharray="2.6 2.1" />,
  dot: <circle cx="8" cy="8" r="5" fill="currentColor" stroke="none" />,
} as const

export type IconName = keyof typeof paths

/** A shape in the colour of the text around it. Always beside a word, so screen readers skip it. */
export function Icon({ name, small }: { name: IconName; small?: boolean }) {
  return (
    <svg
      className={classes.icon}
      data-small={small}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      {paths[name]}
    </svg>
  )
}
