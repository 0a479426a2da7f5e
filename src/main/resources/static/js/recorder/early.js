// Before the plan is opened, which may take a moment or a PIN.
import { hiding } from "./hiding.js";

hiding();
