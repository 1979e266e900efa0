import { render } from 'preact';
import { App } from './app.js';
import { applyTheme } from './shared/theme.js';
import './styles/base.css';
import './styles/shell.css';
import './styles/desk.css';
import './styles/ticket.css';
import './styles/tables.css';

applyTheme();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);
