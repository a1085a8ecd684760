namespace Kontor.World.Tests.Live;

/// <summary>Holds a world's writer inside a read until the test lets it go.</summary>
public sealed class Gate : IDisposable
{
    private readonly ManualResetEventSlim _open = new();
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _read;

    private Gate(LiveWorld world)
    {
        _read = world
            .ReadAsync(_ =>
            {
                _entered.SetResult();
                _open.Wait();
                return 0;
            })
            .AsTask();
    }

    public static async Task<Gate> Shut(LiveWorld world)
    {
        var gate = new Gate(world);
        await gate._entered.Task;
        return gate;
    }

    public async Task Open()
    {
        _open.Set();
        await _read;
    }

    public void Dispose() => _open.Dispose();
}
