package parley.desktop.gallery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.RoomMember;

/** What people of the example set for themselves. */
final class Own {
    private static final int SIDE = 256;

    private Own() {}

    /** Some have faces and say something. */
    static void profile(Lantern lantern) {
        var profiles = lantern.workspace.profiles;
        profiles.status = "🌴 On leave until Monday";
        for (var member : List.copyOf(lantern.workspace.members)) {
            if (member.me() || member.person().name().equals("mai")) {
                profiles.pictures.put(member.person().id(), face(member.person()).toString());
            }
        }
        says(lantern, "mai", "🎧 Quiet time");
        says(lantern, "jonas", "🏠 At home");
    }

    private static void says(Lantern lantern, String name, String status) {
        lantern.workspace.members.replaceAll(m ->
                m.person().name().equals(name)
                        ? new RoomMember(m.person(), m.role(), m.presence(), status, m.me())
                        : m);
    }

    /** Two sections of one's own and a favourite. */
    static void sections(Lantern lantern) {
        var preferences = lantern.workspace.preferences;
        var rooms = lantern.workspace.rooms;
        preferences.set("favourite:" + rooms.get(0).id(), Optional.of("1"));
        preferences.set("section:" + rooms.get(1).id(), Optional.of("Suppliers"));
        preferences.set("section:" + rooms.get(2).id(), Optional.of("Workshop"));
        preferences.set("section:" + rooms.get(3).id(), Optional.of("Workshop"));
    }

    /** A drawn landscape, another one for each person. */
    private static Path face(Person person) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float hue = Math.floorMod(person.id().hashCode(), 100) / 100f;
        pen.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(hue, 0.25f, 0.98f),
                        0,
                        SIDE,
                        Color.getHSBColor(hue + 0.1f, 0.5f, 0.8f)));
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.setColor(new Color(255, 250, 235));
        pen.fillOval(150, 40, 56, 56);
        pen.setColor(Color.getHSBColor(hue + 0.45f, 0.45f, 0.45f));
        pen.fillPolygon(new int[] {-40, 90, 220}, new int[] {SIDE, 90, SIDE}, 3);
        pen.setColor(Color.getHSBColor(hue + 0.5f, 0.5f, 0.3f));
        pen.fillPolygon(new int[] {90, 200, 310}, new int[] {SIDE, 130, SIDE}, 3);
        pen.dispose();
        try {
            var file = Files.createTempFile("face", ".png");
            file.toFile().deleteOnExit();
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
