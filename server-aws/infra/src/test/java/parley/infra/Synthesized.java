package parley.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.assertions.Template;

/** The stacks as templates; made once, because the CDK takes its time. */
record Synthesized(ParleyApp app, Template chat, Template watch, Template site) {
    static Synthesized in(Path folder, Retention retention) {
        ParleyApp app = ParleyApp.of(folder, retention);
        return new Synthesized(
                app,
                Template.fromStack(app.chat()),
                Template.fromStack(app.watch()),
                Template.fromStack(app.site()));
    }

    /** The properties of the only resource of this type. */
    static Map<String, Object> only(Template template, String type) {
        return all(template, type).values().iterator().next();
    }

    /** The properties of all resources of this type, by their logical ids. */
    @SuppressWarnings("unchecked")
    static Map<String, Map<String, Object>> all(Template template, String type) {
        Map<String, Map<String, Object>> found = new TreeMap<>();
        template.findResources(type)
                .forEach((id, resource) ->
                        found.put(id, (Map<String, Object>) resource.get("Properties")));
        return found;
    }

    /** What stands at this place of maps within maps; a failure if nothing does. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T> T at(Map<String, Object> map, String... path) {
        Object found = map;
        for (String each : path) {
            found = Objects.requireNonNull(((Map<String, Object>) found).get(each), each);
        }
        return (T) found;
    }

    List<Template> templates() {
        return List.of(chat, watch, site);
    }
}
