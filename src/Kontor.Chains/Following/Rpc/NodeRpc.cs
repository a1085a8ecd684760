using System.IO;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Kontor.Chains.Following.Rpc;

/// <summary>
/// Asks a node by JSON-RPC over HTTP. Calls are put into batches, some batches are under way at once, and what comes back is checked before
/// anybody sees it. It does not try again by itself: whoever asks knows better whether the question still makes sense.
/// </summary>
internal sealed class NodeRpc : IDisposable
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    private readonly HttpClient _http;
    private readonly NodeOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _slots;
    private readonly Uri _url;
    private volatile int _batchMax;
    private long _requests;

    public NodeRpc(NodeOptions options, HttpMessageHandler handler, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _slots = new SemaphoreSlim(options.RequestsMax);
        _batchMax = options.BatchMax;
        // The pause allowed is counted on the clock that was handed in.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        Name = NodeAddress.Of(options.Url);
        _url = new UriBuilder(options.Url) { UserName = "", Password = "" }.Uri;
        if (options.Url.UserInfo is { Length: > 0 } user)
        {
            var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(user)));
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        }
    }

    /// <summary>The node as errors name it.</summary>
    public string Name { get; }

    /// <summary>The calls that go into one request now.</summary>
    public int BatchMax => _batchMax;

    public long Requests => Interlocked.Read(ref _requests);

    /// <param name="batchMax">For calls that are so much work for the node that it is better asked for a few at a time.</param>
    /// <exception cref="ChainSourceUnavailableException">It cannot be reached, or does not answer in time.</exception>
    /// <exception cref="ChainSourceBrokenException">What it sent is not what was asked for.</exception>
    /// <param name="toleratesLate">A call that is not answered in time comes back with <see cref="RpcError.Late"/> instead of an exception.</param>
    public async Task<RpcReplies> AskAsync(
        IReadOnlyList<RpcCall> calls,
        CancellationToken stop,
        int batchMax = int.MaxValue,
        bool toleratesLate = false
    )
    {
        var replies = new RpcReplies(calls.Count);
        try
        {
            var batches = new List<Task>();
            batchMax = Math.Min(batchMax, _batchMax);
            for (var start = 0; start < calls.Count; start += batchMax)
                batches.Add(AskAsync(calls, start, Math.Min(batchMax, calls.Count - start), replies, toleratesLate, stop));
            await Task.WhenAll(batches);
            return replies;
        }
        catch
        {
            replies.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    /// <summary>One call that must be answered.</summary>
    public async Task<RpcReplies> AskAsync(RpcCall call, CancellationToken stop)
    {
        var replies = await AskAsync([call], stop);
        if (replies[0].Error is not { } error)
            return replies;
        replies.Dispose();
        throw Refused(call, error);
    }

    public ChainSourceUnavailableException Refused(RpcCall call, RpcError error) => new($"{Name} refuses {call.Method}: {error}.");

    private async Task AskAsync(
        IReadOnlyList<RpcCall> calls,
        int start,
        int count,
        RpcReplies replies,
        bool toleratesLate,
        CancellationToken stop
    )
    {
        try
        {
            if (await TryAskAsync(calls, start, count, replies, stop))
                return;
        }
        catch (ChainSourceUnavailableException late) when (toleratesLate && late.InnerException is OperationCanceledException)
        {
            replies.Take(start, Enumerable.Repeat(new RpcAnswer(default, RpcError.Late(_options.RequestTimeoutMs)), count).ToArray());
            return;
        }

        // Too much for one request: half of it, and from now on no more than that in any.
        var half = count / 2;
        _batchMax = Math.Min(_batchMax, Math.Max(1, half));
        await AskAsync(calls, start, half, replies, toleratesLate, stop);
        await AskAsync(calls, start + half, count - half, replies, toleratesLate, stop);
    }

    /// <summary>False when the node would answer fewer calls at a time.</summary>
    private async Task<bool> TryAskAsync(IReadOnlyList<RpcCall> calls, int start, int count, RpcReplies replies, CancellationToken stop)
    {
        await _slots.WaitAsync(stop);
        try
        {
            var what = count == 1 ? calls[start].Method : $"{count} calls of {calls[start].Method}";
            var (body, excess) = await PostAsync(RpcRequest.Write(calls, start, count), what, stop);
            if (body is null)
                return count > 1 ? false : throw new ChainSourceBrokenException($"{Name} answers {what} with {excess}.");
            return Take(body, what, start, count, replies);
        }
        finally
        {
            _slots.Release();
        }
    }

    private bool Take(RpcBody body, string what, int start, int count, RpcReplies replies)
    {
        var answers = new RpcAnswer[count];
        var problem = RpcResponse.Read(body.Root, answers, out var refusal);
        if (problem is null && refusal is null)
        {
            replies.Take(body, start, answers);
            return true;
        }

        body.Dispose();
        return problem is null ? false : throw new ChainSourceBrokenException($"{Name} answers {what} with {problem}.");
    }

    /// <summary>No body when it was too long, or the request was: then the second says which.</summary>
    private async Task<(RpcBody? Body, string Excess)> PostAsync(ReadOnlyMemory<byte> request, string what, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(_options.RequestTimeoutMs), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            Interlocked.Increment(ref _requests);
            using var message = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ReadOnlyMemoryContent(request) };
            message.Content.Headers.ContentType = s_json;
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.StatusCode == System.Net.HttpStatusCode.RequestEntityTooLarge)
                return (null, "status 413: the request is too large for it");
            if (!response.IsSuccessStatusCode)
                throw new ChainSourceUnavailableException($"{Name} answers {what} with status {(int)response.StatusCode}.");
            await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
            var body = await RpcBody.ReadAsync(stream, _options.AnswerBytesMax, either.Token);
            return (body, $"more than {_options.AnswerBytesMax} bytes");
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            throw new ChainSourceUnavailableException($"{Name} has not answered {what} within {_options.RequestTimeoutMs} ms.", late);
        }
        catch (Exception cannot) when (cannot is HttpRequestException or IOException)
        {
            throw new ChainSourceUnavailableException($"{Name} cannot be reached: {cannot.Message}", cannot);
        }
        catch (Exception nonsense) when (nonsense is JsonException or InvalidDataException)
        {
            throw new ChainSourceBrokenException($"{Name} answers {what} with something that is no JSON: {nonsense.Message}", nonsense);
        }
    }
}
