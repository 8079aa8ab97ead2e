import {
  Anchor,
  Button,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Menu,
  Modal,
  NativeSelect,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'

/** Airmail blue. Mantine wants ten shades; the console uses the variables of tokens.css, which follow the scheme. */
const airmail: MantineColorsTuple = [
  '#e9f0fb',
  '#d2e0f5',
  '#aecbf8',
  '#8db6f5',
  '#5c8fdc',
  '#3a6fc2',
  '#1b51a4',
  '#1b51a4',
  '#153f82',
  '#0e2c5c',
]

/** Mantine's greys of the dark scheme, in the blue of tokens.css: what its parts are made of that ask for no variable. */
const dark: MantineColorsTuple = [
  '#e6eaf0',
  '#b4becb',
  '#94a0b1',
  '#77849a',
  '#4b5768',
  '#303947',
  '#222936',
  '#181d25',
  '#12161c',
  '#0e1116',
]

/** White on the colours of the dark scheme could not be read. */
const onColours: Readonly<Record<string, string>> = {
  airmail: 'var(--on-accent)',
  'var(--failed)': 'var(--on-failed)',
}

export const theme = createTheme({
  primaryColor: 'airmail',
  colors: { airmail, dark },
  fontFamily: '-apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: '4px',
  cursorType: 'pointer',
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input)
    const on = input.variant === 'filled' ? onColours[input.color ?? ''] : undefined
    return on === undefined ? colours : { ...colours, color: on }
  },
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'default', fw: 600 } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover', inherit: true } }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { size: 'sm' } }),
    // Two pixels less than their size: 12 px, the smallest there is.
    InputDescription: Input.Description.extend({ defaultProps: { size: 'md' } }),
    InputError: Input.Error.extend({ defaultProps: { size: 'md' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    Menu: Menu.extend({
      // A placeholder in it that takes the focus is no item of a menu.
      defaultProps: { shadow: 'none', withinPortal: true, withInitialFocusPlaceholder: false },
    }),
    // A <header> out of the page's flow would count as a second head of the page.
    ModalHeader: Modal.Header.extend({ defaultProps: { role: 'presentation' } }),
    Modal: Modal.extend({ defaultProps: { shadow: 'none', centered: true } }),
  },
})

/** Mantine's own colours are those of tokens.css, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--failed)',
    '--mantine-color-default': 'var(--paper)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--select)',
    '--mantine-primary-color-light-hover': 'var(--select)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-color-airmail-filled': 'var(--accent)',
    '--mantine-color-airmail-filled-hover': 'var(--accent-hover)',
    '--mantine-color-airmail-text': 'var(--accent)',
    '--mantine-color-disabled': 'var(--sunk)',
    '--mantine-color-disabled-color': 'var(--ink-3)',
    '--mantine-color-disabled-border': 'var(--line)',
  }
  return { variables: { '--input-height-sm': 'var(--control)' }, light: both, dark: both }
}
