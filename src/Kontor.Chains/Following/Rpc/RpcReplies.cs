namespace Kontor.Chains.Following.Rpc;

/// <summary>The answers to some calls, in the order of the calls, however many requests it took.</summary>
internal sealed class RpcReplies(int count) : IDisposable
{
    private readonly RpcAnswer[] _answers = new RpcAnswer[count];
    private readonly Lock _guard = new();
    private readonly List<RpcBody> _bodies = [];

    public int Count => _answers.Length;

    public RpcAnswer this[int index] => _answers[index];

    /// <summary>Keeps the body until the answers are no longer needed, and its answers at their places.</summary>
    public void Take(RpcBody body, int start, ReadOnlySpan<RpcAnswer> answers)
    {
        lock (_guard)
            _bodies.Add(body);
        Take(start, answers);
    }

    /// <summary>Answers that need no body.</summary>
    public void Take(int start, ReadOnlySpan<RpcAnswer> answers) => answers.CopyTo(_answers.AsSpan(start));

    public void Dispose()
    {
        foreach (var body in _bodies)
            body.Dispose();
        _bodies.Clear();
    }
}
