using Kontor.Catalog;
using Kontor.Chains.Serving;
using Kontor.Dialects.XLayer.Wire;
using Kontor.Gate;
using Kontor.World.Directory;

namespace Kontor.Dialects.XLayer;

/// <summary>Answers a call from a chain whose index is complete, or refuses it with a documented row.</summary>
internal delegate Refusal? ChainHandler<in TRequest>(Call call, IServedChain chain, TRequest request);

/// <summary>What all paths of one chain share: how they are read, which service stands behind them, and that its index is ready.</summary>
/// <param name="name">The chain's name in the world.</param>
/// <param name="shortName">How callers name it.</param>
/// <param name="prefix">What the paths of this chain begin with, after those of the whole contract.</param>
internal sealed class Explorer(IServedChains chains, string name, string shortName, string prefix)
{
    /// <summary>By this name operators close, slow or break the index.</summary>
    public const string Service = "xlayer/index";

    public void Get<TRequest>(RouteTable routes, string path, Func<Parameters, TRequest> read, ChainHandler<TRequest> handler)
        where TRequest : class =>
        routes.Add(
            new Route("GET", $"{XLayerDialect.Prefix}/{prefix}{path}", Access.Signed, call => AnswerAsync(call, handler))
            {
                Needs = Permissions.Read,
                Service = Service,
                Endpoint = $"xlayer/{prefix}{path}",
                Limits = Limits.PerKey,
                Reader = (Call call, out object? request) =>
                {
                    var parameters = new QueryMembers(call, shortName);
                    request = read(parameters);
                    return parameters.Refusal;
                },
            }
        );

    /// <summary>The chain, or nothing while its index cannot be answered from.</summary>
    public async ValueTask<IServedChain?> FindReadyAsync(Call call)
    {
        var aborted = call.Http?.RequestAborted ?? CancellationToken.None;
        return chains.Find(name) is { } chain && await chain.IsReadyAsync(aborted) ? chain : null;
    }

    private async ValueTask<Refusal?> AnswerAsync<TRequest>(Call call, ChainHandler<TRequest> handler)
        where TRequest : class =>
        await FindReadyAsync(call) is { } chain ? handler(call, chain, (TRequest)call.Arguments!) : Errors.ServiceUnavailable;
}
