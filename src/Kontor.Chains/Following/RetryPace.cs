namespace Kontor.Chains.Following;

/// <summary>
/// How long to wait before the next look. A round is what happens between two pauses: one without a failure is followed by the ordinary pause, and each
/// one with a failure in a row by twice the pause of the one before, up to a bound.
/// </summary>
internal sealed class RetryPace(NodeOptions options)
{
    private const int DoublingsMax = 30;

    private readonly Lock _guard = new();
    private bool _hasFailed;
    private int _failures;
    private string _lastFailure = "";

    /// <summary>Rounds with a failure in a row.</summary>
    public int Failures
    {
        get
        {
            lock (_guard)
                return _failures + (_hasFailed ? 1 : 0);
        }
    }

    public string LastFailure
    {
        get
        {
            lock (_guard)
                return _lastFailure;
        }
    }

    public void Fail(string what)
    {
        lock (_guard)
            (_hasFailed, _lastFailure) = (true, what);
    }

    /// <summary>Ends the round.</summary>
    public int NextPauseMs()
    {
        lock (_guard)
        {
            _failures = _hasFailed ? Math.Min(_failures + 1, DoublingsMax) : 0;
            _hasFailed = false;
            return _failures == 0
                ? options.PollMs
                : (int)Math.Min((long)options.RetryFirstMs << (_failures - 1), Math.Max(options.RetryMaxMs, options.RetryFirstMs));
        }
    }
}
