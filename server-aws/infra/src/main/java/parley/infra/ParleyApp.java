package parley.infra;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/**
 * The app of the CDK: {@code cdk synth -c retention=destroy} and so on. Nothing of it needs a
 * bootstrapped account, since no stack has assets.
 */
public final class ParleyApp {
    private final App app;
    private final ChatStack chat;
    private final WatchStack watch;
    private final SiteStack site;

    private ParleyApp(App app, Retention retention) {
        this.app = app;
        this.chat = new ChatStack(app, "ParleyChat", props("A Parley workspace"), retention);
        this.watch = new WatchStack(app, "ParleyWatch", props("Watches a Parley workspace"));
        this.site = new SiteStack(app, "ParleySite", props("The page of a Parley workspace"));
        Tags.of(app).add("parley", "workspace");
        Findings.explain(this);
    }

    private static StackProps props(String what) {
        return StackProps.builder()
                .description(what)
                .synthesizer(new BootstraplessSynthesizer())
                .analyticsReporting(false)
                .build();
    }

    /** The stacks of any account and region, to be written to this folder by {@link App#synth}. */
    static ParleyApp of(Path folder, Retention retention) {
        NodeJs.required();
        return new ParleyApp(
                new App(AppProps.builder().outdir(folder.toString()).build()), retention);
    }

    public static void main(String[] args) {
        NodeJs.required();
        App app = new App();
        Object retention = app.getNode().tryGetContext("retention");
        new ParleyApp(
                        app,
                        Optional.ofNullable(retention)
                                .map(each -> Retention.of(each.toString()))
                                .orElse(Retention.KEEP))
                .app()
                .synth();
    }

    App app() {
        return app;
    }

    ChatStack chat() {
        return chat;
    }

    WatchStack watch() {
        return watch;
    }

    SiteStack site() {
        return site;
    }
}
