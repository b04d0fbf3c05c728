package parley.desktop.main;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Banner;
import parley.desktop.part.Buttons;
import parley.desktop.text.Texts;
import parley.desktop.timeline.RowKit;
import parley.desktop.workspace.Link;
import parley.desktop.workspace.Storage;

/** What stands over everything: how the disk and the connection of the open workspace are. */
final class Banners extends VBox {
    private final MainViewModel model;
    private final RowKit kit;
    private final Texts texts;
    private final Banner banner = new Banner();
    private final Banner storage = new Banner();
    private Subscription follows = Subscription.EMPTY;

    Banners(MainViewModel model, RowKit kit) {
        this.model = model;
        this.kit = kit;
        this.texts = kit.texts();
        getChildren().addAll(storage, banner);
    }

    /** Shows what is to be said of {@code workspace} while it is the open one. */
    void follow(OpenWorkspace workspace) {
        close();
        follows =
                workspace
                        .banner()
                        .subscribe(now -> showBanner(workspace, now))
                        .and(workspace.storage().subscribe(now -> showStorage(workspace, now)));
    }

    /** Says nothing any more. */
    void close() {
        follows.unsubscribe();
    }

    /** How high they are, in px. */
    DoubleBinding shownHeight() {
        return Bindings.createDoubleBinding(
                () -> height(storage) + height(banner),
                storage.heightProperty(),
                storage.visibleProperty(),
                banner.heightProperty(),
                banner.visibleProperty());
    }

    private static double height(Region banner) {
        return banner.isVisible() ? banner.getHeight() : 0;
    }

    private void showStorage(OpenWorkspace workspace, Storage now) {
        if (workspace != model.current().get()) {
            return;
        }
        switch (now) {
            case HEALTHY -> storage.hide();
            case NOT_WRITABLE ->
                    storage.show(
                            Banner.Tone.DANGER,
                            Feather.HARD_DRIVE,
                            texts.get("banner.storage.full"),
                            texts.get("banner.storage.full.cure"),
                            null);
            case SET_ASIDE ->
                    storage.show(
                            Banner.Tone.WARN,
                            Feather.HARD_DRIVE,
                            texts.get("banner.storage.aside"),
                            texts.get("banner.storage.aside.cure"),
                            Buttons.framed(
                                    "storage-close", texts.get("action.close"), storage::hide));
        }
    }

    private void showBanner(OpenWorkspace workspace, LinkBanner now) {
        if (workspace != model.current().get()) {
            return;
        }
        switch (now) {
            case LinkBanner.None _ -> banner.hide();
            case LinkBanner.Offline off ->
                    banner.show(
                            Banner.Tone.WARN,
                            Feather.WIFI_OFF,
                            texts.get("banner.offline", kit.times().time(off.since())),
                            off.waiting() == 0
                                    ? texts.get("banner.offline.nothing")
                                    : texts.get("banner.offline.waiting", off.waiting()),
                            tryNow());
            case LinkBanner.NoDisk off ->
                    banner.show(
                            Banner.Tone.WARN,
                            Feather.HARD_DRIVE,
                            texts.get("banner.offline", kit.times().time(off.since())),
                            texts.get("banner.offline.disk"),
                            tryNow());
            case LinkBanner.Back back ->
                    banner.show(
                            Banner.Tone.OK,
                            Feather.WIFI,
                            texts.get("banner.back"),
                            back.sent() == 0 ? "" : texts.get("banner.back.sent", back.sent()),
                            null);
            case LinkBanner.Ended ended -> showEnded(ended.why());
        }
    }

    private Button tryNow() {
        return Buttons.framed("try-now", texts.get("banner.tryNow"), model::connectNow);
    }

    private void showEnded(Link.Why why) {
        var signIn =
                Buttons.framed(
                        "sign-in-again", texts.get("banner.signIn"), model.opening()::askSignIn);
        switch (why) {
            case SIGNED_OUT -> ended("banner.signedOut", "banner.signedOut.cure", signIn);
            case BANNED -> ended("banner.banned", "banner.banned.cure", null);
            case GONE -> ended("banner.gone", "banner.gone.cure", null);
            case VERSION -> ended("banner.version", "banner.version.cure", null);
            case MOVED -> ended("banner.moved", "banner.moved.cure", null);
            case PIN_CHANGED -> ended("banner.pin", "banner.pin.cure", null);
            case CLOCK -> ended("banner.clock", "banner.clock.cure", tryNow());
            case ELSEWHERE -> ended("banner.elsewhere", "banner.elsewhere.cure", tryNow());
        }
    }

    private void ended(String name, String cure, @Nullable Button button) {
        banner.show(Banner.Tone.DANGER, Feather.SHIELD, texts.get(name), texts.get(cure), button);
    }
}
