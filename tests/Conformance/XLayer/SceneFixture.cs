namespace Kontor.Conformance.XLayer;

/// <summary>One scene for all tests of a class that only ask about it.</summary>
public sealed class SceneFixture : IAsyncLifetime
{
    internal Scene Scene { get; private set; } = null!;

    public async Task InitializeAsync() => Scene = await Scene.StartAsync();

    public async Task DisposeAsync() => await Scene.DisposeAsync();
}
