/*
 * What one template, one expression and one rendering may use. All limits are counted, never timed, so that the same
 * template and the same payload give the same result on every machine, in the server and in the browser.
 */

/** Length of a template's source. */
export const SOURCE_LIMIT_CHARACTERS = 500_000

/** How deep an expression may nest; every pass over it recurses this deep and no deeper. */
export const EXPRESSION_DEPTH_LIMIT_LEVELS = 100

/** Names, values and signs between the braces of one tag: a longer list belongs into a look-up table. */
export const EXPRESSION_LIMIT_TOKENS = 20_000

/** How deep `for` and `if` may nest. */
export const STATEMENT_DEPTH_LIMIT_LEVELS = 40

/** How deep a payload may nest. */
export const JSON_DEPTH_LIMIT_LEVELS = 200

/** How deep a value may nest that is printed, compared or written as JSON: a payload and some levels around it. */
export const VALUE_DEPTH_LIMIT_LEVELS = 300

/**
 * Steps of one rendering: a step is about one part of an expression, one element or sixteen characters of text, and
 * takes at most some 25 nanoseconds, so that no rendering takes longer than 50 milliseconds.
 */
export const RENDER_LIMIT_STEPS = 1_500_000

/** Length of one rendered output. */
export const OUTPUT_LIMIT_CHARACTERS = 4_000_000

/** Length of an output that is read again character by character: xml, csv and form. */
export const READ_OUTPUT_LIMIT_CHARACTERS = 1_000_000

/** Length of any text made on the way. */
export const TEXT_LIMIT_CHARACTERS = 4_000_000

/** Elements of any list made on the way. */
export const LIST_LIMIT_ELEMENTS = 200_000

/** Digits of a whole number: the reference refuses to print more than these. */
export const WHOLE_NUMBER_LIMIT_DIGITS = 4_300

/** Digits of a decimal number, before and after the point. */
export const DECIMAL_LIMIT_DIGITS = 500

/** Steps that calculating with a whole number beyond 2^53 costs. */
export const BIG_NUMBER_STEPS = 300

/** How deep a template's parts may stand in one another, with the macros that they call. */
export const CALL_DEPTH_LIMIT_LEVELS = 400

/** Faults after which a text is not looked through further. */
export const FAULT_LIMIT = 100

/** Postbacks of one event from one trigger. */
export const PARTS_LIMIT = 1_000

/** Holes, conditions and loops that a trace tells; of the others it says only that there were more. */
export const TRACE_LIMIT_ENTRIES = 1_000

/** Parts of one expression that a trace tells. */
export const TRACE_STEPS_LIMIT = 20

/** Length of a text or a value in a trace. */
export const TRACE_TEXT_LIMIT_CHARACTERS = 200

/** How often one trace looks for the key that was meant, and among how many. */
export const TRACE_NEAREST_LIMIT_LOOKS = 100
export const TRACE_NEAREST_LIMIT_KEYS = 200
