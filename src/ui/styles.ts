/** The style sheets every page stands on: Mantine's ground, then our own words for it. */
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
// Under every control that may come later, whichever comes first.
import '@mantine/core/styles/UnstyledButton.css'
import './tokens.css'
