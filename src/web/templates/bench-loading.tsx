import { Loading } from '../ui/loading.tsx'
import classes from './bench.module.css'

/** The page's layout before its template has come. */
export function BenchLoading() {
  return (
    <div className={classes.bench}>
      <div className={classes.written}>
        <Loading rows={12} />
      </div>
      <div className={classes.input} />
      <div className={classes.result} />
    </div>
  )
}
