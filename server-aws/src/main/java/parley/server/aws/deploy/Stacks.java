package parley.server.aws.deploy;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Stacks, made, changed and removed, and waited for. For one thread. */
final class Stacks {
    private static final String NOTHING_TO_DO = "No updates are to be performed";
    private static final List<StackStatus> GOOD =
            List.of(StackStatus.CREATE_COMPLETE, StackStatus.UPDATE_COMPLETE);

    private static final Tag TAG = Tag.builder().key("parley").value("workspace").build();

    private final CloudFormationClient client;
    private final Duration apart;
    private final PrintStream out;

    /** {@code apart} are two looks at what became of a stack. */
    Stacks(CloudFormationClient client, Duration apart, PrintStream out) {
        this.client = client;
        this.apart = apart;
        this.out = out;
    }

    Optional<Stack> find(String name) {
        try {
            return client.describeStacks(request -> request.stackName(name)).stacks().stream()
                    .filter(each -> each.stackStatus() != StackStatus.DELETE_COMPLETE)
                    .findFirst();
        } catch (CloudFormationException e) {
            if (isValidation(e) && message(e).contains("does not exist")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static Map<String, String> outputs(Stack stack) {
        return stack.outputs().stream()
                .collect(
                        Collectors.toMap(
                                Output::outputKey, Output::outputValue, (a, _) -> a, TreeMap::new));
    }

    /** Makes it or makes it so; returns its outputs. {@code template} is where S3 has it. */
    Map<String, String> deploy(String name, String template, Map<String, String> parameters)
            throws DeployException {
        Optional<Stack> before = find(name);
        if (before.isPresent() && before.get().stackStatus() == StackStatus.ROLLBACK_COMPLETE) {
            // What was never whole can only be removed.
            delete(name);
            before = Optional.empty();
        }
        List<Parameter> values =
                parameters.entrySet().stream()
                        .map(each ->
                                Parameter.builder()
                                        .parameterKey(each.getKey())
                                        .parameterValue(each.getValue())
                                        .build())
                        .toList();
        try {
            if (before.isEmpty()) {
                out.println(name + ": is being made …");
                client.createStack(request ->
                        request.stackName(name)
                                .templateURL(template)
                                .parameters(values)
                                .capabilities(Capability.CAPABILITY_IAM)
                                .tags(TAG));
            } else {
                out.println(name + ": is being changed …");
                client.updateStack(request ->
                        request.stackName(name)
                                .templateURL(template)
                                .parameters(values)
                                .capabilities(Capability.CAPABILITY_IAM)
                                .tags(TAG));
            }
        } catch (CloudFormationException e) {
            if (!message(e).contains(NOTHING_TO_DO)) {
                throw new DeployException(name + ": " + message(e), e);
            }
        }
        return whole(name);
    }

    /** Changes one parameter of one that is there, and nothing else. */
    void change(String name, String parameter, String value) throws DeployException {
        Stack before = find(name).orElseThrow(() -> new DeployException(name + " is gone"));
        List<Parameter> values =
                before.parameters().stream()
                        .map(Parameter::parameterKey)
                        .map(key ->
                                key.equals(parameter)
                                        ? Parameter.builder()
                                                .parameterKey(key)
                                                .parameterValue(value)
                                        : Parameter.builder()
                                                .parameterKey(key)
                                                .usePreviousValue(true))
                        .map(Parameter.Builder::build)
                        .toList();
        out.println(name + ": is being changed …");
        client.updateStack(request ->
                request.stackName(name)
                        .usePreviousTemplate(true)
                        .parameters(values)
                        .capabilities(Capability.CAPABILITY_IAM)
                        .tags(TAG));
        whole(name);
    }

    private Map<String, String> whole(String name) throws DeployException {
        Stack after = settled(name).orElseThrow(() -> new DeployException(name + " is gone"));
        if (!GOOD.contains(after.stackStatus())) {
            throw new DeployException(
                    name + " ended as " + after.stackStatusAsString() + ":\n" + reasons(name));
        }
        out.println(name + ": " + after.stackStatusAsString());
        return outputs(after);
    }

    /** Removes it; nothing where there is none. */
    void delete(String name) throws DeployException {
        if (find(name).isEmpty()) {
            return;
        }
        out.println(name + ": is being removed …");
        client.deleteStack(request -> request.stackName(name));
        Optional<Stack> left = settled(name);
        if (left.isPresent()) {
            throw new DeployException(
                    name + " ended as " + left.get().stackStatusAsString() + ":\n" + reasons(name));
        }
    }

    private Optional<Stack> settled(String name) throws DeployException {
        Optional<Stack> now = find(name);
        while (now.isPresent() && now.get().stackStatusAsString().endsWith("_IN_PROGRESS")) {
            try {
                TimeUnit.MILLISECONDS.sleep(apart.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DeployException("interrupted; AWS goes on with " + name, e);
            }
            now = find(name);
        }
        return now;
    }

    /** The first things that failed, which are the causes of the others. */
    private String reasons(String name) {
        List<StackEvent> events =
                client.describeStackEvents(request -> request.stackName(name)).stackEvents();
        return events.stream()
                .filter(each -> each.resourceStatusAsString().endsWith("_FAILED"))
                .map(each -> "  " + each.logicalResourceId() + ": " + each.resourceStatusReason())
                .filter(each -> !each.contains("cancelled"))
                .toList()
                .reversed()
                .stream()
                .limit(3)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isValidation(CloudFormationException e) {
        return e.awsErrorDetails() != null
                && "ValidationError".equals(e.awsErrorDetails().errorCode());
    }

    private static String message(CloudFormationException e) {
        return String.valueOf(e.getMessage());
    }
}
