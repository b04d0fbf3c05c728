package parley.desktop.voice;

import java.time.Duration;

/** What plays where nothing can. */
enum Silence implements Speaker.Sound {
    HERE;

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void seek(Duration to) {}

    @Override
    public void rate(double rate) {}

    @Override
    public void volume(double level) {}

    @Override
    public void close() {}
}
