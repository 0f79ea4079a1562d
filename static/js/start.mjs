import { Behaviours } from "./behaviours.mjs";

const behaviours = new Behaviours((name) => import(`./controllers/${name}.mjs`));
behaviours.watch(document.documentElement);
