/** Style sheets of Mantine's calendar, after those of the controls it is made of. */
import './mantineControls'
import '@mantine/dates/styles.css'
