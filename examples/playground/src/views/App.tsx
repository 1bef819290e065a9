/** The page: title, the large button and four numbers, the views, the sliders under them, details to the side. */
import { useState } from "preact/hooks";
import { hitsShown, store } from "../model.ts";
import { useStore } from "../store.ts";
import { Controls } from "./Controls.tsx";
import { DetectorView } from "./DetectorView.tsx";
import { Header } from "./Header.tsx";
import { LatentView } from "./LatentView.tsx";
import { MappingDialog } from "./MappingDialog.tsx";
import { ModelDialog } from "./ModelDialog.tsx";
import { Notices } from "./Notices.tsx";
import { Panel } from "./Panel.tsx";
import { Readout } from "./Readout.tsx";
import { TrainBar } from "./TrainBar.tsx";

export function App() {
  const [lassoing, setLassoing] = useState(false);
  const positions = useStore(store, (state) => hitsShown(state).positions !== undefined);
  return (
    <>
      <Header />
      <Notices />
      <main>
        <div class="stage">
          <TrainBar />
          <div class={`views${positions ? "" : " alone"}`}>
            <LatentView lassoing={lassoing} />
            <DetectorView side="xy" lassoing={lassoing} />
            <DetectorView side="rz" lassoing={lassoing} />
          </div>
          <Readout />
          <Controls lassoing={lassoing} setLassoing={setLassoing} />
        </div>
        <Panel />
      </main>
      <MappingDialog />
      <ModelDialog />
    </>
  );
}
