/**
 * Style sheets of Mantine's controls, parents before children. Imported by the components that use them,
 * all of them outside the first screen, which makes do with `Button` and `Select` of this room.
 */
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/ActionIcon.css'
import '@mantine/core/styles/Input.css'
import '@mantine/core/styles/InlineInput.css'
import '@mantine/core/styles/Switch.css'
