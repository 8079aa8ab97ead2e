import { CopyButton } from './copy-button.tsx'
import classes from './wire.module.css'

/** Text as it goes over the wire. Can be reached with the keyboard, because it scrolls. */
export function Wire({ text, label }: { text: string; label: string }) {
  return (
    <div className={classes.frame}>
      <pre className={classes.wire} tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
      <div className={classes.copy}>
        <CopyButton text={text} />
      </div>
    </div>
  )
}
