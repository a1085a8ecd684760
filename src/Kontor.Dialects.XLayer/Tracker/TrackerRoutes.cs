using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.XLayer.Tracker;

/// <summary>Answers a call from the chain it names, or refuses it with a documented row.</summary>
internal delegate ValueTask<Refusal?> TrackerHandler<in TRequest>(Call call, IServedChain chain, TRequest request);

/// <summary>A request that says which chain it is about.</summary>
internal interface ITracked
{
    TrackedChain Chain { get; }
}

/// <summary>What the paths that look after addresses and transfers share. They stand beside the explorer's and serve every chain of accounts.</summary>
internal sealed class TrackerRoutes(IServedChains chains, RouteTable routes)
{
    public const string Prefix = "/api/v5/tracker";

    /// <summary>By this name operators close, slow or break what looks after transfers.</summary>
    public const string Service = "xlayer/tracker";

    /// <summary>A path that asks the index of one chain.</summary>
    public void Get<TRequest>(string path, Func<Parameters, TRequest> read, TrackerHandler<TRequest> handler)
        where TRequest : class, ITracked =>
        Add(
            "GET",
            path,
            Permissions.Read,
            call => Read(new QueryMembers(call), read),
            async call =>
            {
                var request = (TRequest)call.Arguments!;
                var aborted = call.Http?.RequestAborted ?? CancellationToken.None;
                return chains.Find(request.Chain.Name) is { } chain && await chain.IsReadyAsync(aborted)
                    ? await handler(call, chain, request)
                    : Errors.ServiceUnavailable;
            }
        );

    /// <summary>A path that asks for what the caller has written down here before.</summary>
    public void GetKept<TRequest>(string path, Func<Parameters, TRequest> read, Func<Call, TRequest, ValueTask<Refusal?>> handler)
        where TRequest : class =>
        Add("GET", path, Permissions.Read, call => Read(new QueryMembers(call), read), call => handler(call, (TRequest)call.Arguments!));

    public void Post<TRequest>(string path, Func<Parameters, TRequest> read, Func<Call, TRequest, ValueTask<Refusal?>> handler)
        where TRequest : class =>
        Add(
            "POST",
            path,
            Permissions.Verify,
            call => Read(new BodyMembers(call.Json), read),
            call => handler(call, (TRequest)call.Arguments!)
        );

    private static (Refusal?, object?) Read<TRequest>(Parameters parameters, Func<Parameters, TRequest> read)
        where TRequest : class
    {
        var request = read(parameters);
        return (parameters.Refusal, request);
    }

    private void Add(string method, string path, Permissions needs, Func<Call, (Refusal?, object?)> read, Handler handler) =>
        routes.Add(
            new Route(method, $"{Prefix}/{path}", Access.Signed, handler)
            {
                Needs = needs,
                Service = Service,
                Endpoint = $"xlayer/tracker/{path}",
                Limits = Limits.PerKey,
                Reader = (Call call, out object? request) =>
                {
                    (var refusal, request) = read(call);
                    return refusal;
                },
            }
        );
}
